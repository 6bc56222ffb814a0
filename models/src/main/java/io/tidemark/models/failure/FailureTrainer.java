package io.tidemark.models.failure;

import java.util.List;

/**
 * Learns from machines that failed when others like them will. The same histories, settings and
 * seed give the same model to the last byte.
 */
public final class FailureTrainer {

    private final TrainingSettings settings;

    /**
     * @param settings what the model is to foresee
     */
    public FailureTrainer(TrainingSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains a model, with its interval and probability calibrated by cross-validation over whole
     * machines. Takes a minute or so for a hundred machines of 200 steps.
     *
     * @param sensors names, in the order of the steps' means; each once
     * @param machines at least ten of which failed; machines that still run count as survivors
     * @param progress told after each part of the work
     * @throws IllegalArgumentException if the histories cannot be learnt from; says why
     */
    public FailureModel train(
            List<String> sensors, List<MachineHistory> machines, TrainingProgress progress) {
        throw new UnsupportedOperationException("not trained yet: " + settings.name());
    }
}
