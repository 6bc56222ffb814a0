package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Stands where {@link DetectAnomaly} would, in a gateway without detectors: emits nothing. */
public final class FindNoAnomaly extends AbstractStreamOperator<Anomaly>
        implements OneInputStreamOperator<SensorReading, Anomaly> {

    private static final long serialVersionUID = 1L;

    public FindNoAnomaly() {
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void processElement(StreamRecord<SensorReading> element) {}
}
