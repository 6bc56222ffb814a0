package io.tidemark.edge.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.RandomCutForestFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectAnomalyTest {

    private static final int MANY = 1_000;

    private final RecordDetectors records = new RecordDetectors();
    private KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> harness;

    @BeforeEach
    void startWithNothing() throws Exception {
        harness = start(records, MANY, null);
    }

    @AfterEach
    void stop() throws Exception {
        harness.close();
    }

    @Test
    void emitsAnAnomalyForAnAbnormalReading() throws Exception {
        process("temperature", 10, 5);
        assertThat(harness.extractOutputValues()).isEmpty();

        process("temperature", 12.5);

        assertThat(harness.extractOutputValues())
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
        process("temperature", 10);
        process("pressure", 50);
        process("temperature", 11);
        process("pressure", 49);

        assertThat(harness.extractOutputValues())
                .extracting(Anomaly::getSensor)
                .containsExactly("temperature");
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
        process("temperature", 10);
        process("pressure", 20);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        process("temperature", 99);
        harness.close();

        harness = start(records, MANY, snapshot);
        process("temperature", 11, 10.5);
        process("pressure", 15, 21);

        assertThat(harness.extractOutputValues())
                .extracting(Anomaly::getValue)
                .containsExactly(11.0, 21.0);
    }

    @Test
    void reportsTheSameAnomaliesToTheLastBitAfterARestore() throws Exception {
        DetectorFactory forests = new RandomCutForestFactory(100, 10, 3);
        double[] values = new Random(3).doubles(2_000).map(v -> 1 / (v + 0.001)).toArray();
        harness.close();
        harness = start(forests, MANY, null);
        process("temperature", values);
        List<Anomaly> undisturbed = harness.extractOutputValues();
        harness.close();

        harness = start(forests, MANY, null);
        process("temperature", Arrays.copyOf(values, 1_000));
        List<Anomaly> before = harness.extractOutputValues();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = start(forests, MANY, snapshot);
        process("temperature", Arrays.copyOfRange(values, 1_000, 2_000));

        assertThat(before).isNotEmpty();
        assertThat(harness.extractOutputValues())
                .isNotEmpty()
                .isEqualTo(undisturbed.subList(before.size(), undisturbed.size()));
    }

    @Test
    void writesOnlyDetectorsThatHaveLearntSinceTheLastCheckpoint() throws Exception {
        process("temperature", 10);
        process("pressure", 10);
        harness.snapshot(1, 1);
        assertThat(records.snapshots()).isEqualTo(2);

        process("pressure", 11);
        harness.snapshot(2, 2);
        assertThat(records.snapshots()).isEqualTo(3);

        harness.snapshot(3, 3);
        assertThat(records.snapshots()).isEqualTo(3);
    }

    @Test
    void keepsWhatADetectorLearntWhenItMakesRoomForOthers() throws Exception {
        harness.close();
        harness = start(records, 2, null);
        process("a", 10);
        process("b", 20);
        process("a", 9);
        process("c", 30);
        assertThat(records.snapshots()).isEqualTo(1);

        process("b", 19, 21);
        process("a", 11);
        process("c", 31);

        assertThat(harness.extractOutputValues())
                .extracting(Anomaly::getValue)
                .containsExactly(21.0, 11.0, 31.0);
    }

    @Test
    void readsADetectorOnceAndThenKeepsItInMemory() throws Exception {
        process("temperature", 10);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();

        harness = start(records, MANY, snapshot);
        assertThat(records.restores()).isZero();
        process("temperature", 1, 2, 3);

        assertThat(records.restores()).isEqualTo(1);
    }

    @Test
    void keepsOneEntryOfStateForASensor() throws Exception {
        process("temperature", 10, 11, 12);
        process("pressure", 10);
        assertThat(harness.numKeyedStateEntries()).isZero();

        harness.snapshot(1, 1);
        harness.snapshot(2, 2);

        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }

    @Test
    void startsAnewWithASensorThatWasSilentForAMonth() throws Exception {
        harness.setStateTtlProcessingTime(0);
        process("temperature", 10);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        records.forgetCounts();

        harness = start(records, MANY, snapshot);
        harness.setStateTtlProcessingTime(DetectAnomaly.FORGOTTEN_AFTER.toMillis());
        process("temperature", 11, 12);

        assertThat(records.restores()).isZero();
        assertThat(harness.extractOutputValues())
                .extracting(Anomaly::getValue)
                .containsExactly(12.0);
    }

    private void process(String sensor, double... values) throws Exception {
        for (double value : values) {
            SensorReading reading =
                    new SensorReading(
                            "oslo", "press", sensor, "temperature", "C", value, 1_234, 7L);
            harness.processElement(new StreamRecord<>(reading));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> start(
            DetectorFactory detectors, int maximumLiveDetectors, OperatorSubtaskState snapshot)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DetectAnomaly("gateway-1", detectors, maximumLiveDetectors),
                        SensorReading::series,
                        Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        return harness;
    }
}
