package io.tidemark.edge.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.Anomaly;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When detectors go from memory to state and back. */
class LiveDetectorsTest {

    private static final int MANY = 1_000;

    private final RecordDetectors records = new RecordDetectors();
    private DetectionHarness harness;

    @BeforeEach
    void startWithNothing() throws Exception {
        harness = new DetectionHarness(records, MANY, null);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void writesOnlyDetectorsThatHaveLearntSinceTheLastCheckpoint() throws Exception {
        harness.process("temperature", 10);
        harness.process("pressure", 10);
        harness.snapshot();
        assertThat(records.snapshots()).isEqualTo(2);

        harness.process("pressure", 11);
        harness.snapshot();
        assertThat(records.snapshots()).isEqualTo(3);

        harness.snapshot();
        assertThat(records.snapshots()).isEqualTo(3);
    }

    @Test
    void keepsWhatADetectorLearntWhenItMakesRoomForOthers() throws Exception {
        harness.close();
        harness = new DetectionHarness(records, 2, null);
        harness.process("a", 10);
        harness.process("b", 20);
        harness.process("a", 9);
        harness.process("c", 30);
        assertThat(records.snapshots()).isEqualTo(1);

        harness.process("b", 19, 21);
        harness.process("a", 11);
        harness.process("c", 31);

        assertThat(harness.anomalies())
                .extracting(Anomaly::getValue)
                .containsExactly(21.0, 11.0, 31.0);
    }

    @Test
    void readsADetectorOnceAndThenKeepsItInMemory() throws Exception {
        harness.process("temperature", 10);
        OperatorSubtaskState snapshot = harness.snapshot();
        harness.close();

        harness = new DetectionHarness(records, MANY, snapshot);
        assertThat(records.restores()).isZero();
        harness.process("temperature", 1, 2, 3);

        assertThat(records.restores()).isEqualTo(1);
    }

    @Test
    void keepsOneEntryOfStateForASensor() throws Exception {
        harness.process("temperature", 10, 11, 12);
        harness.process("pressure", 10);
        assertThat(harness.stateEntries()).isZero();

        harness.snapshot();
        harness.snapshot();

        assertThat(harness.stateEntries()).isEqualTo(2);
    }
}
