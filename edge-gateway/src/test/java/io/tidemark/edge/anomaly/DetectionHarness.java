package io.tidemark.edge.anomaly;

import io.tidemark.edge.OperatorHarness;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link DetectAnomaly} as Flink does, from a snapshot or from nothing. */
final class DetectionHarness
        extends OperatorHarness<
                Anomaly, KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly>> {

    static final String MACHINE = "oslo/press/";

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    DetectionHarness(AnomalyConfig config, OperatorSubtaskState snapshot) throws Exception {
        super(flink(config), snapshot);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> flink(
            AnomalyConfig config) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DetectAnomaly("gateway-1", config),
                        SensorReading::series,
                        Types.STRING);
        flink.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        return flink;
    }

    void process(SensorReading reading) throws Exception {
        flink.processElement(new StreamRecord<>(reading));
    }

    void process(String sensor, long eventTimeMillis, double value) throws Exception {
        process(reading(sensor, eventTimeMillis, value));
    }

    static SensorReading reading(String sensor, long eventTimeMillis, double value) {
        return new SensorReading(
                MACHINE + sensor, "temperature", "C", value, eventTimeMillis, 7L, 5_678);
    }

    /** The gateway has listened to its devices for the time in all. */
    void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark(listeningMillis);
    }

    /** All that was emitted. */
    List<Anomaly> anomalies() {
        return flink.extractOutputValues();
    }

    /** What was emitted since the last call. */
    List<Anomaly> newAnomalies() {
        return fresh();
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }
}
