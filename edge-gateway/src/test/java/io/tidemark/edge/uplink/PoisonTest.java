package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.GATEWAY_HEALTH;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that the cloud never takes must cost the others nothing but a moment. */
class PoisonTest extends DispatchFixture {

    private static final int RESULTS = 3_000;

    /** The ledger says of each result that is set aside that it is. */
    private static final int LEDGER_ENTRY = 1;

    private static final int MANY_STEPS = 4_000;

    private int reports;

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x83, 0x87, 0x90, 0x95, 0x99})
    void findsTheOneResultThatIsRefusedAndDeliversAllOthers(int code) throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        client.answerWith(FakeUplinkClient.SUCCESS);
        refuse(Set.of(1_234L), new Acknowledgement(code, "because"));
        runUntilSettled();

        assertThat(outbox.counts().undeliverable()).isEqualTo(1);
        assertThat(outbox.counts().uplinked()).isEqualTo(RESULTS - 1 + reports + LEDGER_ENTRY);
        assertThat(client.publications).hasSizeLessThan(100);
    }

    @Test
    void deliversWhatFollowsMorePoisonThanItCanKeepApart() throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        client.answerWith(FakeUplinkClient.SUCCESS);
        Set<Long> poison = new HashSet<>();
        for (long sequence = 1; sequence <= 5L * Suspects.MAXIMUM_MESSAGES; sequence++) {
            poison.add(sequence);
        }
        refuse(poison, FakeUplinkClient.NOT_AUTHORIZED);
        runUntilSettled();

        assertThat(outbox.counts().undeliverable()).isEqualTo(poison.size());
        // For each of the poisoned there is an entry of the ledger.
        assertThat(outbox.counts().uplinked()).isEqualTo(RESULTS + reports);
    }

    @Test
    void setsNothingAsideWhileEverythingIsRefused() throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        append(ANOMALY, 1, 50);
        client.answerWith(FakeUplinkClient.PAYLOAD_FORMAT_INVALID);
        for (int steps = 0; steps < MANY_STEPS; steps++) {
            ticker.advance(Duration.ofSeconds(1));
            step();
        }
        assertThat(outbox.counts().undeliverable()).isZero();
        assertThat(client.publications).hasSizeLessThan(MANY_STEPS);

        client.answerWith(FakeUplinkClient.SUCCESS);
        runUntilSettled();
        assertThat(outbox.counts().uplinked()).isEqualTo(RESULTS + 50 + reports);
    }

    @Test
    void waitsWithTheRefusedWhileTheQuotaIsExceeded() throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        client.answerWith(FakeUplinkClient.SUCCESS);
        refuse(Set.of(1_234L), new Acknowledgement(0x97, "QUOTA_EXCEEDED"));
        for (int steps = 0; steps < 2_000; steps++) {
            ticker.advance(Duration.ofSeconds(1));
            append(ANOMALY, steps, 1);
            step();
        }
        assertThat(outbox.counts().undeliverable()).isZero();

        client.poisoned = sequences -> false;
        runUntilSettled();
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void survivesAResultThatBreaksTheConnection() throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        client.answerWith(FakeUplinkClient.SUCCESS);
        client.poisoned = sequences -> sequences.contains(1_234L);
        client.answersToThePoisoned = () -> CompletableFuture.failedFuture(new IOException("cut"));
        runUntilSettled();

        assertThat(outbox.counts().undeliverable()).isEqualTo(1);
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void deliversAnomaliesWhileItLooksForThePoison() throws Exception {
        append(WINDOW_SUMMARY, 1, RESULTS);
        client.answerWith(FakeUplinkClient.SUCCESS);
        refuse(Set.of(1L), FakeUplinkClient.NOT_AUTHORIZED);
        step();
        append(ANOMALY, 1, 1);
        long anomaly = RESULTS + 1L;
        for (int steps = 0; steps < 5; steps++) {
            ticker.advance(Duration.ofMillis(500));
            step();
        }

        assertThat(client.publications.stream().limit(3))
                .anyMatch(publication -> publication.sequences().contains(anomaly));
    }

    private void refuse(Set<Long> poison, Acknowledgement refusal) {
        client.poisoned = sequences -> sequences.stream().anyMatch(poison::contains);
        client.answersToThePoisoned = () -> CompletableFuture.completedFuture(refusal);
    }

    private void append(EventKind kind, int first, int count) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            entries.add(entry(kind, number));
        }
        outbox.append(entries);
    }

    /**
     * Nothing is held against a result unless others pass; there are always others, as the gateway
     * reports on itself.
     */
    private void runUntilSettled() throws InterruptedException {
        for (int steps = 0; steps < MANY_STEPS && outbox.counts().pending() > 0; steps++) {
            ticker.advance(Duration.ofSeconds(2));
            if (steps % 30 == 0 && steps < MANY_STEPS / 2) {
                append(GATEWAY_HEALTH, ++reports, 1);
            }
            step();
        }
    }
}
