package io.tidemark.edge.machine;

import io.tidemark.edge.anomaly.LiveWatch;
import io.tidemark.edge.anomaly.Subject;
import io.tidemark.models.anomaly.IncidentChange;
import io.tidemark.models.anomaly.MachineWatch;
import io.tidemark.models.failure.MachineStep;
import java.util.Arrays;
import java.util.Optional;

/** A machine that is watched as a whole, in memory. */
final class LiveMachine extends LiveWatch {

    /** What messages about a machine as a whole have in the place of a sensor. */
    static final String ALL_SENSORS = "+";

    private static final String TYPE = "machine";

    private final MachineName name;
    private final String[] sensors;
    private final MachineWatch watch;
    private final long forestBytes;

    /**
     * @param watch null if the machine is not watched
     * @param forestBytes what its forest is taken for; 0 if it has none
     */
    LiveMachine(String machine, String[] sensors, MachineWatch watch, long forestBytes) {
        super(machine, watch);
        this.name = MachineName.of(machine);
        this.sensors = sensors;
        this.watch = watch;
        this.forestBytes = forestBytes;
    }

    /** Takes over what state knows beside the journal. */
    void restored(MachineHeard heard) {
        restored(heard.seenAtMillis(), heard.timerAtMillis());
    }

    MachineHeard heard() {
        return heardWith(sensors);
    }

    /** The same with other sensors. */
    MachineHeard heardWith(String[] others) {
        return new MachineHeard(seenAtMillis(), timerAtMillis(), others, forestBytes);
    }

    long forestBytes() {
        return forestBytes;
    }

    boolean hasSensors(String[] names) {
        return Arrays.equals(sensors, names);
    }

    Optional<IncidentChange> judge(MachineWindow window) {
        if (watch == null) {
            return Optional.empty();
        }
        learnt(window.endMillis(), window.means());
        return watch.judge(new MachineStep(window.endMillis(), window.means()));
    }

    @Override
    protected void judgeAgain(long timeMillis, double[] values) {
        watch.judge(new MachineStep(timeMillis, values));
    }

    /** A step takes a forest of several dimensions a millisecond or two. */
    @Override
    protected int longJournal() {
        return 64;
    }

    @Override
    protected long bytes() {
        return 1_000 + forestBytes;
    }

    @Override
    protected Subject subject() {
        return new Subject(
                name.site(),
                name.machine(),
                ALL_SENSORS,
                TYPE,
                null,
                watch.lastVerdict().score(),
                watch.detector(),
                watch.version());
    }
}
