package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.SampleEvents;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DailyBudgetTest extends DispatchFixture {

    private static final int BUDGET = 20_000;
    private static final Random RANDOM = new Random(11);
    private int rejected;

    @Override
    long dailyBudgetBytes() {
        return BUDGET;
    }

    @Test
    void keepsTheLastTenthForAnomaliesAndTheRestForTheNextDay() throws Exception {
        client.answerWith(FakeUplinkClient.SUCCESS);
        spendWhatIsNotReserved();
        assertThat(sent.today()).isBetween(BUDGET * 8L / 10, BUDGET * 9L / 10);
        long waiting = outbox.counts().pending();
        assertThat(waiting).isPositive();

        outbox.append(List.of(entry(ANOMALY, 1)));
        run();
        assertThat(client.last().batch().getEntries()).hasSize(1);
        assertThat(outbox.counts().pending()).isEqualTo(waiting);
        assertThat(sent.today()).isEqualTo(publishedBytes());

        clock.advance(Duration.ofDays(1));
        run();
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void letsAnomaliesWaitAsWellWhenTheReserveIsSpent() throws Exception {
        client.answerWith(FakeUplinkClient.SUCCESS);
        spendWhatIsNotReserved();
        for (int number = 0; number < 100; number++) {
            outbox.append(List.of(entry(ANOMALY, number)));
            run();
        }
        assertThat(publishedBytes()).isBetween(BUDGET * 9L / 10, (long) BUDGET);
        assertThat(outbox.anomalies(0, 1_000)).hasSize(100);

        clock.advance(Duration.ofDays(1));
        run();
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void countsWhatIsSentAgain() throws Exception {
        client.answerWith(FakeUplinkClient.NOT_AUTHORIZED);
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        for (int attempt = 0; attempt < 300; attempt++) {
            ticker.advance(Duration.ofMinutes(1));
            step();
        }

        assertThat(publishedBytes()).isLessThanOrEqualTo(BUDGET * 9L / 10);
        assertThat(sent.today()).isEqualTo(publishedBytes());
        assertThat(outbox.counts().pending()).isEqualTo(1);
    }

    @Test
    void tellsThatTheBudgetIsSpent() throws Exception {
        client.answerWith(FakeUplinkClient.SUCCESS);
        ticker.advance(Duration.ofSeconds(2));
        step();
        assertThat(meter.progress().budgetSpent()).isFalse();

        spendWhatIsNotReserved();
        ticker.advance(Duration.ofSeconds(2));
        step();
        assertThat(meter.progress().budgetSpent()).isTrue();
        assertThat(meter.progress().bytesToday()).isEqualTo(publishedBytes());
    }

    private void spendWhatIsNotReserved() throws InterruptedException {
        for (int message = 0; message < 30; message++) {
            byte[] payload = new byte[1_000];
            RANDOM.nextBytes(payload);
            outbox.append(List.of(OutboxEntry.of(SampleEvents.rejected(++rejected, payload))));
            run();
        }
    }

    private void run() throws InterruptedException {
        for (int steps = 0; steps < 30; steps++) {
            ticker.advance(BATCH_INTERVAL);
            step();
        }
    }

    private long publishedBytes() {
        return client.publications.stream()
                .mapToLong(publication -> publication.payload().length)
                .sum();
    }
}
