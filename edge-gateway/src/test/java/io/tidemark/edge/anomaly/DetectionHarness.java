package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.DetectorFactory;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Drives {@link DetectAnomaly} as Flink does, from a snapshot or from nothing. */
final class DetectionHarness implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, SensorReading, Anomaly> flink;

    /**
     * @param snapshot null for an operator that starts with nothing
     */
    DetectionHarness(
            DetectorFactory detectors, int maximumLiveDetectors, OperatorSubtaskState snapshot)
            throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DetectAnomaly("gateway-1", detectors, maximumLiveDetectors),
                        SensorReading::series,
                        Types.STRING);
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    void process(String sensor, double... values) throws Exception {
        for (double value : values) {
            SensorReading reading =
                    new SensorReading(
                            "oslo/press/" + sensor, "temperature", "C", value, 1_234, 7L, 5_678);
            flink.processElement(new StreamRecord<>(reading));
        }
    }

    List<Anomaly> anomalies() {
        return flink.extractOutputValues();
    }

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(1, 1);
    }

    int stateEntries() {
        return flink.numKeyedStateEntries();
    }

    /** Sets the clock by which state expires. */
    void setStateClock(long nowMillis) {
        flink.setStateTtlProcessingTime(nowMillis);
    }

    @Override
    public void close() {
        try {
            flink.close();
        } catch (Exception e) {
            throw new IllegalStateException("operator did not close", e);
        }
    }
}
