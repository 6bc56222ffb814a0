package io.tidemark.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import io.tidemark.trainer.data.Example;
import io.tidemark.trainer.data.SimulatedPlant;
import io.tidemark.trainer.data.TrainingData;
import io.tidemark.trainer.lake.RegistryRow.Decision;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingSetTest {

    private static final KeyPair KEYS = SigningKeys.generate();

    private final List<Example> examples = examples(16);

    @Test
    void givesTheSameModelToTheLastByteInWhateverOrderExamplesAreRead() {
        byte[] model = encoded(train());
        Collections.shuffle(examples, new Random(1));

        assertThat(encoded(train())).isEqualTo(model);
    }

    @Test
    void neverLearnsFromMachinesThatAreHeldOut() {
        TrainingSet set = TrainingSet.of(examples::forEach, null);

        // The hash holds out press 0, 4, 5 and 9 of the first twelve.
        assertThat(set.heldOut())
                .extracting(MachineHistory::machine)
                .contains("plant-a/press-0", "plant-a/press-4", "plant-a/press-5");
        assertThat(set.learning())
                .extracting(MachineHistory::machine)
                .doesNotContainAnyElementsOf(
                        set.heldOut().stream().map(MachineHistory::machine).toList());
        assertThat(set.isFallback()).isFalse();
    }

    @Test
    void keepsToOneTypeOfMachine() {
        TrainingSet none = TrainingSet.of(examples::forEach, "mill");

        assertThat(none.learning()).isEmpty();
        assertThatExceptionOfType(TooLittleDataException.class)
                .isThrownBy(() -> new ModelTraining(none))
                .withMessageContaining("there are 0 failures of 0 machines");
    }

    @Test
    void aModelIsNoBetterThanItself() {
        ModelTraining training = new ModelTraining(TrainingSet.of(examples::forEach, "press"));
        FailureModel model = train();

        assertThat(training.compare(model, null).decision()).isEqualTo(Decision.FIRST);
        ModelTraining.Comparison comparison = training.compare(model, model);
        assertThat(comparison.decision()).isEqualTo(Decision.WORSE);
        assertThat(comparison.metrics().get("held_out_rmse"))
                .isEqualTo(comparison.metrics().get("incumbent_held_out_rmse"))
                .isLessThan(20 * 60.0);
    }

    private FailureModel train() {
        return new ModelTraining(TrainingSet.of(examples::forEach, null))
                .train(
                        TrainingSettings.time("presses", "1", SimulatedPlant.STEP),
                        TrainingProgress.SILENT);
    }

    private static byte[] encoded(FailureModel model) {
        return ModelFile.encode(model, KEYS.getPrivate());
    }

    private static List<Example> examples(int machines) {
        SimulatedPlant plant = new SimulatedPlant(1, 1).failing(machines);
        List<Example> examples = new ArrayList<>();
        TrainingData.of(
                        SimulatedPlant.source(plant.windows()),
                        plant.outcomes(),
                        SimulatedPlant.STEP,
                        Set.of())
                .forEach(examples::add);
        return examples;
    }
}
