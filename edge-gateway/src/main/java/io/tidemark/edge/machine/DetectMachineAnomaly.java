package io.tidemark.edge.machine;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.GivenMemory;
import io.tidemark.edge.anomaly.WatchOperator;
import io.tidemark.edge.journal.JournalState;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.MachineWatch;
import io.tidemark.models.anomaly.MachineWatchFactory;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the sensors of each machine together, window by window, and tells of incidents that no
 * sensor shows alone. A machine with one sensor is left to the watch of that sensor. The first
 * machines are watched, as the memory allows it; a machine stays watched. With another sensor a
 * machine's watch begins anew.
 */
public final class DetectMachineAnomaly extends WatchOperator<MachineWindow, LiveMachine> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(DetectMachineAnomaly.class);

    /** A forest of more takes seconds of a gateway's memory and time. */
    private static final int MOST_SENSORS = 64;

    private static final int LEAST_SENSORS = 2;

    private final AnomalyConfig config;

    private transient MachineWatchFactory watches;
    private transient GivenMemory forests;
    private transient ValueState<MachineHeard> heard;

    /** Has the sensors of a machine that is not in state. */
    private transient MachineWindow windowNow;

    public DetectMachineAnomaly(String gateway, AnomalyConfig config) {
        super(gateway, config.machinesBytes());
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
        watches =
                new MachineWatchFactory(
                        config.warmUpReadings(), config.thresholdDeviations(), config.incidents());
        heard =
                store.getState(
                        new ValueStateDescriptor<>(
                                "machine-heard", TypeInformation.of(MachineHeard.class)));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        forests.save();
    }

    @Override
    public void processElement(StreamRecord<MachineWindow> element) throws Exception {
        windowNow = element.getValue();
        LiveMachine machine = learner(windowNow.machine());
        if (!machine.hasSensors(windowNow.sensors())) {
            putAside(machine);
            heard.update(machine.heardWith(windowNow.sensors()));
            machine = learner(windowNow.machine());
        }
        Optional<IncidentChange> change = machine.judge(windowNow);
        heard(machine, change, windowNow.endMillis(), null);
    }

    @Override
    protected LiveMachine loadWatch(String name, JournalState journal) throws Exception {
        MachineHeard before = heard.value();
        String[] sensors = before == null ? windowNow.sensors() : before.sensors();
        long given = before == null ? 0 : before.forestBytes();
        long wanted = bytes(sensors.length);
        boolean fits = given > 0 || forests.bytes() + wanted <= config.machinesBytes();
        long taken = fits ? wanted : 0;
        forests.changed(given, taken);
        MachineWatch watch = taken > 0 ? watch(name, sensors, journal.snapshot()) : null;
        LiveMachine machine = new LiveMachine(name, sensors, watch, taken);
        if (before != null) {
            machine.restored(before);
        }
        return machine;
    }

    /** What the forest of so many sensors is taken for; 0 for a number that gets none. */
    private static long bytes(int sensors) {
        return sensors < LEAST_SENSORS || sensors > MOST_SENSORS ? 0 : 400_000 + 40_000L * sensors;
    }

    private MachineWatch watch(String name, String[] sensors, byte[] snapshot) {
        List<String> names = List.of(sensors);
        if (snapshot != null && snapshot.length > 0) {
            try {
                MachineWatch restored = watches.restore(snapshot);
                if (restored.sensors().equals(names)) {
                    return restored;
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("{}: what was learnt cannot be read and is learnt anew", name, e);
            }
        }
        return watches.create(name, names);
    }

    @Override
    protected void save(LiveMachine machine) throws Exception {
        heard.update(machine.heard());
    }

    @Override
    protected void forgetWatch(LiveMachine machine) {
        heard.clear();
        forests.changed(machine.forestBytes(), 0);
    }
}
