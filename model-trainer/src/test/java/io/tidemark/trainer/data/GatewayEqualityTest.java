package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.FailurePredictor;
import io.tidemark.models.failure.FailureTrainer;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.MachineStep;
import io.tidemark.models.failure.TrainingProgress;
import io.tidemark.models.failure.TrainingSettings;
import io.tidemark.trainer.training.TrainingSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a predictor on a gateway knows of a machine after every window, and what it knows after the
 * steps of training data, are the same bytes: there is no skew between training and prediction.
 */
class GatewayEqualityTest {

    private static final int WINDOWS_PER_STEP = 12;

    @Test
    void aPredictorKnowsTheSameFromWindowsAndFromExamples() {
        SimulatedPlant plant = new SimulatedPlant(5, WINDOWS_PER_STEP).failing(12);
        List<WindowMean> windows = damaged(plant.windows());
        TrainingSet set = set(windows, plant.outcomes());
        FailureModel model =
                new FailureTrainer(TrainingSettings.time("presses", "1", SimulatedPlant.STEP))
                        .train(set.sensors(), all(set), TrainingProgress.SILENT);

        int compared = 0;
        for (MachineHistory life : all(set)) {
            FailurePredictor onGateway = FailurePredictor.create(model, set.sensors());
            FailurePredictor trained = FailurePredictor.create(model, set.sensors());
            List<MachineStep> heard = asAGatewayJoins(windows, life.machine(), set.sensors());
            int next = 0;
            for (MachineStep step : life.steps()) {
                trained.step(step);
                while (next < heard.size() && heard.get(next).endMillis() <= step.endMillis()) {
                    onGateway.step(heard.get(next++));
                }
                // A step that no window ends is full on a gateway only with the next window.
                if (heard.get(next - 1).endMillis() == step.endMillis()) {
                    assertThat(trained.snapshot()).isEqualTo(onGateway.snapshot());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    /** Loses a tenth of the windows, and every window of some steps; gives them out shuffled. */
    private static List<WindowMean> damaged(List<WindowMean> windows) {
        Random random = new Random(3);
        List<WindowMean> damaged = new ArrayList<>();
        for (WindowMean window : windows) {
            boolean lostStep = window.startMillis() / SimulatedPlant.STEP % 17 == 3;
            if (!lostStep && random.nextInt(10) > 0) {
                damaged.add(window);
            }
        }
        Collections.shuffle(damaged, random);
        return damaged;
    }

    /** The windows of a machine that end together, in the order of their ends. */
    private static List<MachineStep> asAGatewayJoins(
            List<WindowMean> windows, String machine, List<String> sensors) {
        TreeMap<Long, double[]> byEnd = new TreeMap<>();
        for (WindowMean window : windows) {
            if (window.machine().toString().equals(machine)) {
                byEnd.computeIfAbsent(window.endMillis(), end -> missing(sensors.size()))[
                                sensors.indexOf(window.sensor())] =
                        window.mean();
            }
        }
        List<MachineStep> steps = new ArrayList<>();
        byEnd.forEach((end, means) -> steps.add(new MachineStep(end, means)));
        return steps;
    }

    private static double[] missing(int sensors) {
        double[] means = new double[sensors];
        java.util.Arrays.fill(means, Double.NaN);
        return means;
    }

    private static TrainingSet set(List<WindowMean> windows, List<Outcome> outcomes) {
        TrainingData data =
                TrainingData.of(
                        SimulatedPlant.source(windows), outcomes, SimulatedPlant.STEP, Set.of());
        return TrainingSet.of(data::forEach, null);
    }

    private static List<MachineHistory> all(TrainingSet set) {
        List<MachineHistory> all = new ArrayList<>(set.learning());
        all.addAll(set.heldOut());
        assertThat(new TreeSet<>(all.stream().map(MachineHistory::machine).toList())).hasSize(12);
        return all;
    }
}
