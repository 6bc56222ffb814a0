package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** How well remaining lives are foretold. */
public final class RemainingLifeEvaluation {

    /** Fewest steps that a machine is left with when it is cut off. */
    private static final int FEWEST_STEPS = 31;

    /** Range of remaining lives that machines are cut off at, as shares of the cap. */
    private static final double LEAST = 0.056;

    private static final double MOST = 1.16;

    private RemainingLifeEvaluation() {}

    /**
     * What the model says of each machine after its last step, as a gateway would.
     *
     * @param model trained on other machines
     * @param sensors names, in the order of the steps' means
     * @param machines whose ends are to be foretold
     * @param progress told after each machine
     * @return one prediction for each machine, in their order
     * @throws IllegalArgumentException if a machine did not run for a whole step of the model
     */
    public static List<Prediction> predictLast(
            FailureModel model,
            List<String> sensors,
            List<MachineHistory> machines,
            TrainingProgress progress) {
        List<Prediction> predictions = new ArrayList<>();
        for (MachineHistory machine : machines) {
            FailurePredictor predictor = FailurePredictor.create(model, sensors);
            machine.steps().forEach(predictor::take);
            predictions.add(
                    predictor
                            .latest()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "machine "
                                                            + machine.machine()
                                                            + " did not run for a whole step")));
            progress.advanced(predictions.size(), machines.size());
        }
        return predictions;
    }

    /**
     * How good a model would be on machines that it has not seen: machines are held out whole, a
     * fold at a time, a model is trained and calibrated on the others, and the held-out ones are
     * cut off at random moments, with remaining lives spread evenly over 5.6 to 116 % of the cap (7
     * to 145 cycles of 125) and at least 31 steps seen.
     *
     * @param settings of the models; the seed also chooses folds and moments
     * @param sensors names, in the order of the steps' means
     * @param machines those that did not fail serve for training only
     * @param folds parts that the machines are divided into, at least 2
     * @param cuts moments at which each held-out machine is cut off, at least 1
     * @param progress told after each fold
     */
    public static RemainingLifeScore crossValidate(
            TrainingSettings settings,
            List<String> sensors,
            List<MachineHistory> machines,
            int folds,
            int cuts,
            TrainingProgress progress) {
        Random random = new Random(settings.seed());
        List<MachineHistory> shuffled = new ArrayList<>(machines);
        Collections.shuffle(shuffled, random);
        // So that each fold has its share of the failures.
        shuffled.sort(Comparator.comparing(machine -> !machine.failed()));
        List<Prediction> predictions = new ArrayList<>();
        List<Double> truths = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            List<MachineHistory> others = new ArrayList<>();
            List<MachineHistory> cutOff = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                if (i % folds != fold) {
                    others.add(shuffled.get(i));
                } else if (shuffled.get(i).failed()) {
                    cutOff(shuffled.get(i), cuts, settings, random, cutOff, truths);
                }
            }
            FailureModel model =
                    new FailureTrainer(settings).train(sensors, others, TrainingProgress.SILENT);
            predictions.addAll(predictLast(model, sensors, cutOff, TrainingProgress.SILENT));
            progress.advanced(fold + 1, folds);
        }
        double[] remaining = truths.stream().mapToDouble(Double::doubleValue).toArray();
        return RemainingLifeScore.of(predictions, remaining, settings.cap());
    }

    private static void cutOff(
            MachineHistory machine,
            int cuts,
            TrainingSettings settings,
            Random random,
            List<MachineHistory> cutOff,
            List<Double> truths) {
        double perStep = settings.stepMillis() == 0 ? 1 : settings.stepMillis() / 1000.0;
        int size = machine.steps().size();
        int most = Math.min((int) (MOST * settings.cap() / perStep), size - FEWEST_STEPS);
        int least = (int) Math.ceil(LEAST * settings.cap() / perStep);
        for (int cut = 0; cut < cuts && most >= least; cut++) {
            int remaining = least + random.nextInt(most - least + 1);
            cutOff.add(
                    new MachineHistory(
                            machine.machine(),
                            machine.steps().subList(0, size - remaining),
                            false));
            truths.add(remaining * perStep);
        }
    }
}
