package io.tidemark.models.failure;

import java.util.List;

/** How well remaining lives are foretold: on machines kept aside, or by cross-validation. */
public final class RemainingLifeEvaluation {

    private RemainingLifeEvaluation() {}

    /**
     * What the model says of each machine after its last step, as a gateway would.
     *
     * @param model trained on other machines
     * @param sensors names, in the order of the steps' means
     * @param machines whose ends are to be foretold
     * @param progress told after each machine
     * @return one prediction for each machine, in their order
     */
    public static List<Prediction> predictLast(
            FailureModel model,
            List<String> sensors,
            List<MachineHistory> machines,
            TrainingProgress progress) {
        throw new UnsupportedOperationException();
    }
}
