package io.tidemark.edge.uplink;

import static io.tidemark.edge.outbox.EventKind.ANOMALY;
import static io.tidemark.edge.outbox.EventKind.REJECTED_READING;
import static io.tidemark.edge.outbox.EventKind.WINDOW_SUMMARY;
import static io.tidemark.edge.outbox.SampleEvents.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DispatchTest extends DispatchFixture {

    @Test
    void sendsToTheRuleAsBasicIngest() throws Exception {
        outbox.append(List.of(entry(ANOMALY, 1)));
        step();

        assertThat(client.last().topic())
                .isEqualTo("$aws/rules/tidemark_local_events/tidemark/g1/uplink");
        assertThat(client.last().batch().getGateway()).isEqualTo("g1");
        assertThat(client.last().batch().getEntries().get(0).getEvent().array())
                .isEqualTo(entry(ANOMALY, 1).event());
    }

    @Test
    void sendsAnAnomalyAtOnceAndWhatWaitsWithIt() throws Exception {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        step();
        assertThat(client.publications).isEmpty();

        outbox.append(List.of(entry(ANOMALY, 2)));
        step();
        assertThat(client.last().sequences()).containsExactly(1L, 2L);
    }

    @Test
    void letsOtherResultsWaitForCompanyNoLongerThanTheBatchInterval() throws Exception {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        step();
        ticker.advance(BATCH_INTERVAL.minusMillis(1));
        outbox.append(List.of(entry(WINDOW_SUMMARY, 2)));
        step();
        assertThat(client.publications).isEmpty();

        ticker.advance(Duration.ofMillis(1));
        step();
        assertThat(client.last().sequences()).containsExactly(1L, 2L);
    }

    @Test
    void letsNothingWaitInAHurry() throws Exception {
        outbox.append(List.of(entry(WINDOW_SUMMARY, 1)));
        dispatch.step(Duration.ZERO, true);

        assertThat(client.publications).hasSize(1);
    }

    @Test
    void boundsTheMessagesInFlight() throws Exception {
        for (int number = 1; number <= 2 * Dispatch.MAXIMUM_IN_FLIGHT; number++) {
            outbox.append(List.of(entry(ANOMALY, number)));
            step();
        }
        assertThat(client.publications).hasSize(Dispatch.MAXIMUM_IN_FLIGHT);
    }

    @Test
    void splitsWhatDoesNotFitInOneMessage() throws Exception {
        Random random = new Random(7);
        int results = 40;
        outbox.append(incompressible(random, results, 900));
        client.answerWith(FakeUplinkClient.SUCCESS);
        for (int i = 0; i < results; i++) {
            dispatch.step(Duration.ZERO, true);
        }

        assertThat(client.publications)
                .hasSizeGreaterThan(results * 900 / MAXIMUM_BATCH_BYTES)
                .hasSizeLessThan(results)
                .allSatisfy(
                        message ->
                                assertThat(message.payload())
                                        .hasSizeLessThanOrEqualTo(MAXIMUM_BATCH_BYTES));
        assertThat(client.publishedSequences())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, results).boxed().toList());
        assertThat(outbox.counts().pending()).isZero();
    }

    @Test
    void setsAsideWhatFitsInNoMessageSoThatTheOthersPass() throws Exception {
        Random random = new Random(7);
        List<OutboxEntry> entries =
                new ArrayList<>(incompressible(random, 1, MAXIMUM_BATCH_BYTES + 1));
        entries.add(entry(REJECTED_READING, 2));
        outbox.append(entries);
        client.answerWith(FakeUplinkClient.SUCCESS);
        dispatch.step(Duration.ZERO, true);
        dispatch.step(Duration.ZERO, true);

        assertThat(client.publishedSequences()).containsExactly(2L, 3L);
        assertThat(outbox.counts().undeliverable()).isEqualTo(1);
        // The ledger's entry about the first is the third.
        assertThat(outbox.counts().uplinked()).isEqualTo(2);
        assertThat(outbox.counts().pending()).isZero();
    }

    private static List<OutboxEntry> incompressible(Random random, int count, int bytes) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (int number = 100; number < 100 + count; number++) {
            byte[] payload = new byte[bytes];
            random.nextBytes(payload);
            entries.add(OutboxEntry.of(SampleEvents.rejected(number, payload)));
        }
        return entries;
    }
}
