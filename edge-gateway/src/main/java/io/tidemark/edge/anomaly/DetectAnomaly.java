package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.reading.Series;
import io.tidemark.events.Anomaly;
import io.tidemark.models.anomaly.Detector;
import io.tidemark.models.anomaly.DetectorFactory;
import io.tidemark.models.anomaly.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each sensor's detector judge its readings in the order of arrival and emits the abnormal
 * ones.
 *
 * <p>A detector is too large to be read from and written to the state backend for every reading. So
 * it lives in memory and is written to keyed state at checkpoints only, if it has changed since the
 * last; that needs the key to be set while a snapshot is taken, which a function cannot do but an
 * operator can. A restored detector goes on to the last bit, so that a replay emits what was
 * emitted before. State is dropped when nothing was learnt for {@link #FORGOTTEN_AFTER}.
 */
public final class DetectAnomaly extends AbstractStreamOperator<Anomaly>
        implements OneInputStreamOperator<SensorReading, Anomaly> {

    private static final long serialVersionUID = 1L;

    /** Longer than a machine stands still in a company's holidays. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private static final Logger FOUND = LoggerFactory.getLogger("io.tidemark.edge.anomaly");

    private final String gateway;
    private final DetectorFactory detectors;
    private final int maximumLiveDetectors;

    private transient ValueState<byte[]> snapshots;
    private transient LiveDetectors live;

    /**
     * @param maximumLiveDetectors detectors that are held in memory, at least 1; the one unused for
     *     longest is written to state when there is one too many
     */
    public DetectAnomaly(String gateway, DetectorFactory detectors, int maximumLiveDetectors) {
        this.gateway = gateway;
        this.detectors = detectors;
        this.maximumLiveDetectors = maximumLiveDetectors;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>(
                        "detector", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        snapshots = getRuntimeContext().getState(descriptor);
        live = new LiveDetectors(maximumLiveDetectors);
    }

    @Override
    public void processElement(StreamRecord<SensorReading> element) throws Exception {
        SensorReading reading = element.getValue();
        Verdict verdict =
                detector((String) getCurrentKey())
                        .judge(reading.eventTimeMillis(), reading.value());
        if (verdict.abnormal()) {
            Anomaly anomaly = anomaly(reading, verdict);
            FOUND.info(
                    "{} at {}: value {}, {}",
                    reading.series(),
                    anomaly.getEventTime(),
                    reading.value(),
                    verdict);
            output.collect(new StreamRecord<>(anomaly));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (LiveDetectors.Changed changed : live.takeChanged()) {
            save(changed);
        }
    }

    private Detector detector(String series) throws IOException {
        Detector held = live.use(series);
        if (held != null) {
            return held;
        }
        byte[] snapshot = snapshots.value();
        Detector detector =
                snapshot == null ? detectors.create(series) : detectors.restore(snapshot);
        if (live.isFull()) {
            LiveDetectors.Changed released = live.release();
            if (released != null) {
                save(released);
                setCurrentKey(series);
            }
        }
        live.hold(series, detector);
        return detector;
    }

    private void save(LiveDetectors.Changed changed) throws IOException {
        setCurrentKey(changed.series());
        snapshots.update(changed.detector().snapshot());
    }

    private Anomaly anomaly(SensorReading reading, Verdict verdict) {
        Series series = Series.of(reading.series());
        return Anomaly.newBuilder()
                .setGateway(gateway)
                .setSite(series.site())
                .setMachine(series.machine())
                .setSensor(series.sensor())
                .setType(reading.type())
                .setUnit(reading.unit())
                .setEventTime(Instant.ofEpochMilli(reading.eventTimeMillis()))
                .setDeviceSequence(reading.sequence())
                .setValue(reading.value())
                .setScore(verdict.score())
                .setThreshold(verdict.threshold())
                .setDetector(detectors.detector())
                .setDetectorVersion(detectors.version())
                .build();
    }
}
