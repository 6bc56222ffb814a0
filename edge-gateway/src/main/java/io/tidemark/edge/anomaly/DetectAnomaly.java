package io.tidemark.edge.anomaly;

import io.tidemark.edge.journal.JournalState;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.reading.Series;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.SensorWatch;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches each sensor, by its readings in the order of arrival and by its silence, and tells of its
 * incidents. Which sensor gets a forest is decided when it is heard first, by how many have one,
 * and kept in state, so that a restart and a replay decide the same.
 */
public final class DetectAnomaly extends WatchOperator<SensorReading, LiveSensor> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(DetectAnomaly.class);

    private final AnomalyConfig config;

    private transient WatchChoice choice;
    private transient GivenMemory forests;
    private transient ValueState<LastHeard> lastHeard;
    private transient ValueState<byte[]> earlierForests;
    private transient boolean toldOfEarlierForests;

    public DetectAnomaly(String gateway, AnomalyConfig config) {
        super(gateway, config.sensorsBytes());
        this.config = config;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        forests = new GivenMemory(context.getOperatorStateStore());
    }

    @Override
    protected void openState(KeyedStateStore store) {
        super.openState(store);
        choice = new WatchChoice(config);
        lastHeard =
                store.getState(
                        new ValueStateDescriptor<>(
                                "last-heard", TypeInformation.of(LastHeard.class)));
        ValueStateDescriptor<byte[]> earlier =
                new ValueStateDescriptor<>(
                        "detector", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        earlier.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
        earlierForests = store.getState(earlier);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        forests.save();
    }

    @Override
    public void processElement(StreamRecord<SensorReading> element) throws Exception {
        SensorReading reading = element.getValue();
        LiveSensor sensor = learner(reading.series());
        if (sensor.isWatched() || sensor.abandoned) {
            Optional<IncidentChange> change = sensor.judge(reading);
            heard(sensor, change, reading.eventTimeMillis(), reading.sequence());
        }
    }

    @Override
    protected LiveSensor loadWatch(String series, JournalState journal) throws Exception {
        SensorSettings settings = choice.settings(Series.of(series));
        LastHeard before = lastHeard.value();
        Boolean hadForest = before == null ? null : before.forest();
        WatchKind kind = choice.kind(settings, hadForest, forests.bytes());
        forests.changed(
                Boolean.TRUE.equals(hadForest) ? WatchKind.FOREST.bytes() : 0, forestBytes(kind));
        LiveSensor sensor =
                new LiveSensor(
                        series, watch(series, choice.watches(settings, kind), journal), kind);
        if (before == null) {
            passOverEarlierForest(series);
        } else {
            sensor.restored(before);
        }
        return sensor;
    }

    private static SensorWatch watch(
            String series, SensorWatchFactory watches, JournalState journal) throws Exception {
        if (watches == null) {
            return null;
        }
        byte[] snapshot = journal.snapshot();
        try {
            return snapshot == null ? watches.create(series) : watches.restore(series, snapshot);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: what was learnt cannot be read and is learnt anew", series, e);
            return watches.create(series);
        }
    }

    /** Releases before incidents kept a forest that a watch cannot go on with. */
    private void passOverEarlierForest(String series) throws Exception {
        if (earlierForests.value() == null) {
            return;
        }
        earlierForests.clear();
        if (!toldOfEarlierForests) {
            toldOfEarlierForests = true;
            LOG.warn(
                    "{} and others learn anew, as an earlier release learnt in another way",
                    series);
        }
    }

    @Override
    protected void save(LiveSensor sensor) throws Exception {
        lastHeard.update(sensor.lastHeard());
    }

    @Override
    protected void forgetWatch(LiveSensor sensor) {
        lastHeard.clear();
        forests.changed(forestBytes(sensor.kind()), 0);
    }

    private static long forestBytes(WatchKind kind) {
        return kind == WatchKind.FOREST ? kind.bytes() : 0;
    }
}
