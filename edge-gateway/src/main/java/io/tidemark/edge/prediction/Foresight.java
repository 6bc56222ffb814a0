package io.tidemark.edge.prediction;

import io.tidemark.edge.model.Attempt;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailurePredictor;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What one model makes of one machine. A model that fails is asked again at the next step. */
final class Foresight {

    private final FailurePredictor predictor;

    private Foresight(FailurePredictor predictor) {
        this.predictor = predictor;
    }

    static Foresight create(FailureModel model, List<String> sensors) {
        return new Foresight(FailurePredictor.create(model, sensors));
    }

    /**
     * Goes on from a snapshot, perhaps of another model.
     *
     * @throws IllegalArgumentException if the model cannot go on from it
     */
    static Foresight restore(FailureModel model, List<String> sensors, byte[] snapshot) {
        return new Foresight(FailurePredictor.restore(model, sensors, snapshot));
    }

    /** Takes a step in without asking for a prediction. */
    void take(MachineStep step) {
        predictor.take(step);
    }

    /**
     * Takes a step in.
     *
     * @param nanoClock measures how long a prediction takes
     * @return null if it completed no step of the model
     */
    Attempt step(MachineStep step, LongSupplier nanoClock) {
        if (!predictor.take(step)) {
            return null;
        }
        long start = nanoClock.getAsLong();
        try {
            Prediction prediction = predictor.latest().orElseThrow();
            return Attempt.of(prediction, nanoClock.getAsLong() - start);
        } catch (RuntimeException e) {
            return Attempt.failed(e, nanoClock.getAsLong() - start);
        }
    }

    /** What the model says after its newest full step; null if nothing that can be used. */
    Prediction newest() {
        try {
            Optional<Prediction> latest = predictor.latest();
            return latest.isEmpty() ? null : Attempt.of(latest.get(), 0).prediction();
        } catch (RuntimeException e) {
            return null;
        }
    }

    byte[] snapshot() {
        return predictor.snapshot();
    }
}
