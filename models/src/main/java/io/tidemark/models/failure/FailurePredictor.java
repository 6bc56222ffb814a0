package io.tidemark.models.failure;

import java.util.List;
import java.util.Optional;

/**
 * Follows one machine and predicts when it fails. Steps may be shorter than the model's, such as
 * windows of five seconds for a model of hours: they are averaged until a step of the model is
 * full. What it says depends on the model and the steps, to the last bit, with or without snapshots
 * in between.
 *
 * <p>Not thread-safe.
 */
public final class FailurePredictor {

    private FailurePredictor() {}

    /**
     * A predictor for a machine that is new, or was just repaired.
     *
     * @param model what was learnt
     * @param sensors names of the machine's sensors, in the order of its steps' means; sensors that
     *     the model does not know are passed over, those that it misses count as missing values
     */
    public static FailurePredictor create(FailureModel model, List<String> sensors) {
        throw new UnsupportedOperationException();
    }

    /**
     * The predictor as it was when it gave the snapshot. The snapshot holds what was measured, not
     * what a model made of it: a model with the same sensors, step length and feature version as
     * the one that the snapshot was taken with goes on from it.
     *
     * @throws IllegalArgumentException if the snapshot is damaged, or of a model with other
     *     sensors, step length or feature version
     */
    public static FailurePredictor restore(
            FailureModel model, List<String> sensors, byte[] snapshot) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes in a step.
     *
     * @param step one that ends no later than the one before is passed over
     * @return a prediction if the step completed one of the model's; it is about the end of that
     *     step of the model
     * @throws IllegalArgumentException if the step has not as many means as there are sensors
     */
    public Optional<Prediction> step(MachineStep step) {
        throw new UnsupportedOperationException();
    }

    /** Everything that it knows of the machine; at most some kilobytes for each sensor. */
    public byte[] snapshot() {
        throw new UnsupportedOperationException();
    }
}
