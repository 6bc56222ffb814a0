package io.tidemark.edge.prediction;

import io.tidemark.edge.journal.Learner;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.edge.model.Asked;
import io.tidemark.edge.model.Attempt;
import io.tidemark.models.failure.MachineStep;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** A machine whose failure is to be foreseen, in memory. */
final class LivePredictor extends Learner {

    /** About what a predictor takes, for each sensor. */
    private static final long SENSOR_BYTES = 8_000;

    private final UsedModels models;
    private final String[] sensors;
    private final Foresight inService;

    /** Null if nothing runs beside, or it has not begun yet. */
    private Foresight beside;

    /** Event time of the last prediction that was emitted. */
    private long saidEndMillis = Long.MIN_VALUE;

    /**
     * A machine as it was.
     *
     * @param snapshots of its predictors; none for a machine that nothing is known of
     * @throws IllegalArgumentException if the model in service can go on from none of them
     */
    LivePredictor(
            String machine, UsedModels models, String[] sensors, PredictorSnapshots snapshots) {
        super(machine);
        this.models = models;
        this.sensors = sensors;
        this.inService = inService(snapshots);
        byte[] own = models.beside() == null ? null : snapshots.of(models.besideFile());
        if (own != null) {
            beside = Foresight.restore(models.beside(), names(), own);
        }
    }

    private Foresight inService(PredictorSnapshots snapshots) {
        if (snapshots.isEmpty()) {
            return Foresight.create(models.inService(), names());
        }
        IllegalArgumentException refused = null;
        for (byte[] snapshot : snapshots.from(models.file())) {
            try {
                return Foresight.restore(models.inService(), names(), snapshot);
            } catch (IllegalArgumentException e) {
                refused = refused == null ? e : refused;
            }
        }
        throw refused;
    }

    private List<String> names() {
        return List.of(sensors);
    }

    /** Whether the model beside is to follow the machine from now on, and does not yet. */
    boolean isToBeginBeside() {
        return models.beside() != null && beside == null;
    }

    /** Lets the model beside go on from what the one in service knows, or anew. */
    void beginBeside() {
        try {
            beside = Foresight.restore(models.beside(), names(), inService.snapshot());
        } catch (IllegalArgumentException e) {
            beside = Foresight.create(models.beside(), names());
        }
    }

    /** Takes over what state knows beside the journal. */
    void restored(PredictedMachine state) {
        restored(state.seenAtMillis(), state.timerAtMillis());
        saidEndMillis = state.saidEndMillis();
    }

    PredictedMachine state() {
        return stateWith(sensors);
    }

    /** The same with other sensors. */
    PredictedMachine stateWith(String[] others) {
        return new PredictedMachine(seenAtMillis(), timerAtMillis(), others, saidEndMillis);
    }

    boolean isFor(UsedModels used, String[] names) {
        return models.are(used) && Arrays.equals(sensors, names);
    }

    /** Whether so much event time has passed since the last prediction that was emitted. */
    boolean isTimeToSay(long endMillis, long intervalMillis) {
        return saidEndMillis == Long.MIN_VALUE || endMillis - saidEndMillis >= intervalMillis;
    }

    void saidAt(long endMillis) {
        saidEndMillis = endMillis;
        changed();
    }

    /**
     * Learns from a window.
     *
     * @param nanoClock measures how long predictions take
     */
    Foreseen step(MachineWindow window, LongSupplier nanoClock) {
        learnt(window.endMillis(), window.means());
        MachineStep step = new MachineStep(window.endMillis(), window.means());
        Attempt attempt = inService.step(step, nanoClock);
        if (beside == null) {
            return new Foreseen(new Asked(attempt, null), Asked.NOBODY);
        }
        Attempt other = beside.step(step, nanoClock);
        return new Foreseen(asked(inService, attempt, other), asked(beside, other, attempt));
    }

    /** What a model says now is asked for only if it is compared. */
    private static Asked asked(Foresight foresight, Attempt attempt, Attempt other) {
        return new Asked(attempt, other == null ? null : foresight.newest());
    }

    /**
     * What the models say of the machine after a window.
     *
     * @param inService what is told
     * @param beside what is only compared
     */
    record Foreseen(Asked inService, Asked beside) {}

    @Override
    protected void replay(long timeMillis, double[] values) {
        MachineStep step = new MachineStep(timeMillis, values);
        inService.take(step);
        if (beside != null) {
            beside.take(step);
        }
    }

    @Override
    protected byte[] snapshot() {
        return beside == null
                ? PredictorSnapshots.encode(inService)
                : PredictorSnapshots.encode(models.file(), inService, models.besideFile(), beside);
    }

    @Override
    protected long bytes() {
        return 1_000 + SENSOR_BYTES * sensors.length * (models.beside() == null ? 1 : 2);
    }
}
