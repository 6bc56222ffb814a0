package io.tidemark.edge.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectAnomalyTest {

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
    void emitsAnAnomalyForAnAbnormalReading() throws Exception {
        harness.process("temperature", 10, 5);
        assertThat(harness.anomalies()).isEmpty();

        harness.process("temperature", 12.5);

        assertThat(harness.anomalies())
                .containsExactly(
                        Anomaly.newBuilder()
                                .setGateway("gateway-1")
                                .setSite("oslo")
                                .setMachine("press")
                                .setSensor("temperature")
                                .setType("temperature")
                                .setUnit("C")
                                .setEventTime(Instant.ofEpochMilli(1_234))
                                .setDeviceSequence(7L)
                                .setValue(12.5)
                                .setScore(12.5)
                                .setThreshold(10)
                                .setDetector("record")
                                .setDetectorVersion("test")
                                .build());
    }

    @Test
    void judgesEachSensorByItself() throws Exception {
        harness.process("temperature", 10);
        harness.process("pressure", 50);
        harness.process("temperature", 11);
        harness.process("pressure", 49);

        assertThat(harness.anomalies())
                .extracting(Anomaly::getSensor)
                .containsExactly("temperature");
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
        harness.process("temperature", 10);
        harness.process("pressure", 20);
        OperatorSubtaskState snapshot = harness.snapshot();
        harness.process("temperature", 99);
        harness.close();

        harness = new DetectionHarness(records, MANY, snapshot);
        harness.process("temperature", 11, 10.5);
        harness.process("pressure", 15, 21);

        assertThat(harness.anomalies()).extracting(Anomaly::getValue).containsExactly(11.0, 21.0);
    }

    @Test
    void reportsTheSameAnomaliesToTheLastBitAfterARestore() throws Exception {
        DetectorFactory forests = new RandomCutForestFactory(100, 10, 3);
        double[] values = new Random(3).doubles(2_000).map(v -> 1 / (v + 0.001)).toArray();
        harness.close();
        harness = new DetectionHarness(forests, MANY, null);
        harness.process("temperature", values);
        List<Anomaly> undisturbed = harness.anomalies();
        harness.close();

        harness = new DetectionHarness(forests, MANY, null);
        harness.process("temperature", Arrays.copyOf(values, 1_000));
        List<Anomaly> before = harness.anomalies();
        OperatorSubtaskState snapshot = harness.snapshot();
        harness.close();
        harness = new DetectionHarness(forests, MANY, snapshot);
        harness.process("temperature", Arrays.copyOfRange(values, 1_000, 2_000));

        assertThat(before).isNotEmpty();
        assertThat(harness.anomalies())
                .isNotEmpty()
                .isEqualTo(undisturbed.subList(before.size(), undisturbed.size()));
    }

    @Test
    void startsAnewWithASensorThatWasSilentForAMonth() throws Exception {
        harness.setStateClock(0);
        harness.process("temperature", 10);
        OperatorSubtaskState snapshot = harness.snapshot();
        harness.close();
        records.forgetCounts();

        harness = new DetectionHarness(records, MANY, snapshot);
        harness.setStateClock(DetectAnomaly.FORGOTTEN_AFTER.toMillis());
        harness.process("temperature", 11, 12);

        assertThat(records.restores()).isZero();
        assertThat(harness.anomalies()).extracting(Anomaly::getValue).containsExactly(12.0);
    }
}
