package io.tidemark.cloud.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.Uplinks;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefuseDuplicatesTest {

    private static final Duration RETENTION = Duration.ofHours(1);

    private KeyedOneInputStreamOperatorTestHarness<String, ReceivedEvent, ReceivedEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
        harness.setStateTtlProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void refusesASecondEventOfAnId() throws Exception {
        send(event("a", 1), event("b", 2), event("a", 3), event("a", 4));

        assertThat(admittedSequences()).containsExactly(1L, 2L);
    }

    @Test
    void keepsTheNumberUnderWhichAnEventCameAgain() throws Exception {
        send(event("a", 1), event("a", 1), event("a", 3), event("b", 2), event("a", 4));

        assertThat(harness.getSideOutput(RefuseDuplicates.REPEATED))
                .extracting(
                        repeated -> repeated.getValue().sequence,
                        repeated -> repeated.getValue().reason,
                        repeated -> repeated.getValue().gateway,
                        repeated -> repeated.getValue().detail)
                .containsExactly(
                        tuple(
                                3L,
                                QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                                "g1",
                                "event a came before with the sequence 1"),
                        tuple(
                                4L,
                                QuarantineReason.REPEATED_UNDER_ANOTHER_SEQUENCE,
                                "g1",
                                "event a came before with the sequence 1"));
    }

    @Test
    void remembersAnIdUntilTheRetentionIsOver() throws Exception {
        send(event("a", 1));
        harness.setStateTtlProcessingTime(RETENTION.toMillis() - 1);
        send(event("a", 2));

        assertThat(admittedSequences()).containsExactly(1L);
    }

    @Test
    void forgetsAnIdWhenTheRetentionIsOverAndCopiesDoNotProlongIt() throws Exception {
        send(event("a", 1));
        harness.setStateTtlProcessingTime(RETENTION.toMillis() - 1);
        send(event("a", 2));
        harness.setStateTtlProcessingTime(RETENTION.toMillis());
        send(event("a", 3));

        assertThat(admittedSequences()).containsExactly(1L, 3L);
    }

    @Test
    void refusesAfterARestoreWhatItAdmittedBefore() throws Exception {
        send(event("a", 1));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        send(event("b", 2));
        harness.close();

        restore(snapshot);
        send(event("a", 3), event("b", 4));

        assertThat(admittedSequences()).containsExactly(4L);
    }

    @Test
    void refusesWhatTheFirstReleaseAdmitted() throws Exception {
        restore(admittedBy(EarlierReleases.first(RETENTION)));
        send(event("a", 1), event("a", 2), event("b", 3));

        assertThat(admittedSequences()).containsExactly(3L);
    }

    @Test
    void refusesWhatTheFirstReleaseAdmittedAfterAnotherRestoreToo() throws Exception {
        restore(admittedBy(EarlierReleases.first(RETENTION)));
        send(event("b", 2));
        OperatorSubtaskState snapshot = harness.snapshot(2, 0);
        harness.close();

        restore(snapshot);
        send(event("a", 1), event("b", 2), event("c", 3));

        assertThat(admittedSequences()).containsExactly(3L);
    }

    @Test
    void refusesWhatTheReleaseBeforeAdmittedAndKnowsItsNumber() throws Exception {
        restore(admittedBy(EarlierReleases.before(RETENTION)));
        send(event("a", 1), event("a", 2), event("b", 3));

        assertThat(admittedSequences()).containsExactly(3L);
        assertThat(harness.getSideOutput(RefuseDuplicates.REPEATED))
                .extracting(repeated -> repeated.getValue().sequence)
                .containsExactly(2L);
    }

    private OperatorSubtaskState admittedBy(
            KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> earlier) throws Exception {
        harness.close();
        harness = harness(earlier);
        harness.open();
        harness.setStateTtlProcessingTime(0);
        send(event("a", 1));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        return snapshot;
    }

    private void restore(OperatorSubtaskState snapshot) throws Exception {
        harness = newHarness();
        harness.setStateTtlProcessingTime(0);
        harness.initializeState(snapshot);
        harness.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ReceivedEvent, ReceivedEvent>
            newHarness() throws Exception {
        return harness(new RefuseDuplicates(RETENTION));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ReceivedEvent, ReceivedEvent>
            harness(KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> function)
                    throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function), event -> event.id, Types.STRING);
    }

    private void send(ReceivedEvent... events) throws Exception {
        for (ReceivedEvent event : events) {
            harness.processElement(event, 0);
        }
    }

    private List<Long> admittedSequences() {
        return harness.extractOutputValues().stream().map(event -> event.sequence).toList();
    }

    private static ReceivedEvent event(String id, long sequence) {
        return Uplinks.received(id, EventTable.ANOMALIES, sequence, new byte[] {7});
    }
}
