package io.tidemark.edge.prediction;

import io.tidemark.edge.journal.Learner;
import io.tidemark.edge.machine.MachineWindow;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailurePredictor;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A machine whose failure is to be foreseen, in memory. */
final class LivePredictor extends Learner {

    /** About what a predictor takes, for each sensor. */
    private static final long SENSOR_BYTES = 8_000;

    private final FailureModel model;
    private final String[] sensors;
    private final FailurePredictor predictor;

    /** Event time of the last prediction that was emitted. */
    private long saidEndMillis = Long.MIN_VALUE;

    /**
     * @param snapshot of a predictor; null for one that knows nothing
     * @throws IllegalArgumentException if the model cannot go on from the snapshot
     */
    LivePredictor(String machine, FailureModel model, String[] sensors, byte[] snapshot) {
        super(machine);
        this.model = model;
        this.sensors = sensors;
        List<String> names = List.of(sensors);
        this.predictor =
                snapshot == null
                        ? FailurePredictor.create(model, names)
                        : FailurePredictor.restore(model, names, snapshot);
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

    boolean isFor(FailureModel inService, String[] names) {
        return model == inService && Arrays.equals(sensors, names);
    }

    /** Whether so much event time has passed since the last prediction that was emitted. */
    boolean isTimeToSay(long endMillis, long intervalMillis) {
        return saidEndMillis == Long.MIN_VALUE || endMillis - saidEndMillis >= intervalMillis;
    }

    void saidAt(long endMillis) {
        saidEndMillis = endMillis;
        changed();
    }

    Optional<Prediction> step(MachineWindow window) {
        learnt(window.endMillis(), window.means());
        return predictor.step(new MachineStep(window.endMillis(), window.means()));
    }

    @Override
    protected void replay(long timeMillis, double[] values) {
        predictor.step(new MachineStep(timeMillis, values));
    }

    @Override
    protected byte[] snapshot() {
        return predictor.snapshot();
    }

    @Override
    protected long bytes() {
        return 1_000 + SENSOR_BYTES * sensors.length;
    }
}
