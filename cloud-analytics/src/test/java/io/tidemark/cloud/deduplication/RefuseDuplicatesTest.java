package io.tidemark.cloud.deduplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.Uplinks;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.cloud.ingest.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
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

        harness = newHarness();
        harness.setStateTtlProcessingTime(0);
        harness.initializeState(snapshot);
        harness.open();
        send(event("a", 3), event("b", 4));

        assertThat(admittedSequences()).containsExactly(4L);
    }

    @Test
    void refusesWhatAnEarlierReleaseAdmitted() throws Exception {
        harness.close();
        harness = harness(new AdmittedByAnEarlierRelease(RETENTION));
        harness.open();
        harness.setStateTtlProcessingTime(0);
        send(event("a", 1));
        OperatorSubtaskState earlier = harness.snapshot(1, 0);
        harness.close();

        harness = newHarness();
        harness.setStateTtlProcessingTime(0);
        harness.initializeState(earlier);
        harness.open();
        send(event("a", 1), event("a", 2), event("b", 3));

        assertThat(admittedSequences()).containsExactly(3L);
    }

    /** The state of the first release: that an id was seen, and not under which number. */
    private static final class AdmittedByAnEarlierRelease
            extends KeyedProcessFunction<String, ReceivedEvent, ReceivedEvent> {

        private static final long serialVersionUID = 1L;

        private final Duration retention;
        private transient ValueState<Boolean> seen;

        private AdmittedByAnEarlierRelease(Duration retention) {
            this.retention = retention;
        }

        @Override
        public void open(OpenContext context) {
            ValueStateDescriptor<Boolean> descriptor =
                    new ValueStateDescriptor<>("seen", Types.BOOLEAN);
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(retention).build());
            seen = getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(
                ReceivedEvent event, Context context, Collector<ReceivedEvent> admitted)
                throws Exception {
            seen.update(true);
        }
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
