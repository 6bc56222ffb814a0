package io.tidemark.cloud.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.cloud.ingest.QuarantineReason;
import io.tidemark.events.outcome.OutcomeKind;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefuseRepeatedOutcomesTest {

    private KeyedOneInputStreamOperatorTestHarness<String, Outcome, Outcome> harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void refusesTheSameOutcomeFromWhereverItComes() throws Exception {
        send(outcome("a", "1", same -> {}));
        send(outcome("b", "2", same -> {}));
        send(
                outcome(
                        "a",
                        "3",
                        copy -> {
                            copy.source = OutcomeSource.FILE;
                            copy.origin = "outcomes/a.csv";
                            copy.arrivedAtMillis = 99;
                        }));

        assertThat(harness.extractOutputValues())
                .extracting(outcome -> outcome.position)
                .containsExactly("1", "2");
        assertThat(harness.getSideOutput(RefuseRepeatedOutcomes.CONTRADICTORY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void keepsWhatContradictsTheFirstOfItsIdInWhicheverField(int field) throws Exception {
        send(outcome("a", "1", same -> {}));
        send(outcome("a", "2", other -> change(other, field)));
        send(outcome("a", "3", same -> {}));

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.getSideOutput(RefuseRepeatedOutcomes.CONTRADICTORY))
                .extracting(
                        refused -> refused.getValue().reason,
                        refused -> refused.getValue().detail,
                        refused -> refused.getValue().shard,
                        refused -> refused.getValue().sequenceNumber,
                        refused -> refused.getValue().payload)
                .containsExactly(
                        tuple(
                                QuarantineReason.CONTRADICTORY_OUTCOME,
                                "outcome a came before with other content, from shard/1",
                                "shard",
                                "2",
                                new byte[] {7}));
    }

    @Test
    void remembersAfterARestoreWhatItAdmittedBefore() throws Exception {
        send(outcome("a", "1", same -> {}));
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();

        harness = newHarness();
        harness.initializeState(snapshot);
        harness.open();
        send(outcome("a", "2", same -> {}));
        send(outcome("a", "3", other -> other.note = "quiet"));
        send(outcome("b", "4", same -> {}));

        assertThat(harness.extractOutputValues())
                .extracting(outcome -> outcome.position)
                .containsExactly("4");
        assertThat(harness.getSideOutput(RefuseRepeatedOutcomes.CONTRADICTORY)).hasSize(1);
    }

    private static void change(Outcome outcome, int field) {
        switch (field) {
            case 0 -> outcome.site = "plant-b";
            case 1 -> outcome.machine = "press-8";
            case 2 -> outcome.kind = OutcomeKind.REPAIR;
            case 3 -> outcome.occurredAtMillis++;
            case 4 -> outcome.machineType = "lathe";
            case 5 -> outcome.failureMode = "motor";
            case 6 -> outcome.note = null;
            case 7 -> outcome.reportedBy = "Olaf";
            case 8 -> {
                // The same characters, divided in another way.
                outcome.site = "plant-apre";
                outcome.machine = "ss-7";
            }
            default -> throw new IllegalArgumentException("no field " + field);
        }
    }

    private void send(Outcome outcome) throws Exception {
        harness.processElement(outcome, 0);
    }

    private static Outcome outcome(String id, String position, Consumer<Outcome> change) {
        Outcome outcome = new Outcome();
        outcome.id = id;
        outcome.site = "plant-a";
        outcome.machine = "press-7";
        outcome.kind = OutcomeKind.FAILURE;
        outcome.occurredAtMillis = 1_772_362_800_000L;
        outcome.machineType = "press";
        outcome.failureMode = "bearing";
        outcome.note = "loud";
        outcome.reportedBy = "Ines";
        outcome.source = OutcomeSource.STREAM;
        outcome.origin = "shard";
        outcome.position = position;
        outcome.payload = new byte[] {7};
        change.accept(outcome);
        return outcome;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Outcome, Outcome> newHarness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RefuseRepeatedOutcomes()),
                outcome -> outcome.id,
                Types.STRING);
    }
}
