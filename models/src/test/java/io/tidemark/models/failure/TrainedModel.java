package io.tidemark.models.failure;

import java.security.KeyPair;
import java.util.Set;

/** One trained model for all tests that need any. */
final class TrainedModel {

    static final KeyPair KEYS = SigningKeys.generate();

    static final TrainingSettings SETTINGS =
            TrainingSettings.cycles("pumps", "3")
                    .withCap(80)
                    .withHorizon(20)
                    .withOperatingConditions(Set.of("load"));

    static final FailureModel MODEL =
            new FailureTrainer(SETTINGS)
                    .train(
                            SimulatedFleet.SENSORS,
                            SimulatedFleet.ofCycles(1).failed(40),
                            TrainingProgress.SILENT);

    private TrainedModel() {}
}
