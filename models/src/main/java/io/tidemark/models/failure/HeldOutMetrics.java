package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How good predictions on held-out machines were, each machine counting once, over the moments that
 * matter: seen for 30 steps, and with a remaining life of 5 to 116 % of the cap.
 */
final class HeldOutMetrics {

    private static final int SEEN = 30;
    private static final double LEAST = 0.05;
    private static final double MOST = 1.16;

    private final List<List<HeldOutPrediction>> folds;
    private final TrainingSettings settings;
    private final double cap;

    /**
     * @param folds predictions on the machines of each part, of a model that saw the other parts
     */
    HeldOutMetrics(List<List<HeldOutPrediction>> folds, TrainingSettings settings) {
        this.folds = folds;
        this.settings = settings;
        this.cap = settings.stepsOf(settings.cap());
    }

    /**
     * Whether a moment matters.
     *
     * @param seen steps that the machine had been seen for, that one included
     * @param stepsToEnd steps from then until the machine failed
     * @param cap longest remaining life told apart, steps
     */
    static boolean matters(int seen, double stepsToEnd, double cap) {
        return seen > SEEN && stepsToEnd >= LEAST * cap && stepsToEnd <= MOST * cap;
    }

    /** Calibrated on all parts. */
    Calibration calibration() {
        return calibration(folds);
    }

    private Calibration calibration(List<List<HeldOutPrediction>> parts) {
        List<HeldOutPrediction> heldOut =
                parts.stream().flatMap(List::stream).collect(Collectors.toList());
        return new CalibrationFit(heldOut, cap, settings.coverage())
                .fit(settings.stepsOf(settings.horizon()));
    }

    /**
     * Root mean square error of the remaining life in the model's unit, share of the intervals that
     * hold the truth, and what they are from. The intervals of a part are calibrated on the others.
     */
    Map<String, Double> byName(int machines, long failures) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("machines", (double) machines);
        metrics.put("failures", (double) failures);
        Map<Integer, Double> squares = new TreeMap<>();
        Map<Integer, Double> covered = new TreeMap<>();
        for (List<HeldOutPrediction> part : folds) {
            List<HeldOutPrediction> mattering =
                    part.stream()
                            .filter(step -> step.failed)
                            .filter(step -> matters(step.seen, step.stepsToEnd, cap))
                            .collect(Collectors.toList());
            if (!mattering.isEmpty()) {
                Calibration others = calibrationWithout(part);
                squares.putAll(byMachine(mattering, this::squareError));
                covered.putAll(byMachine(mattering, step -> holds(others, step) ? 1 : 0));
            }
        }
        if (!squares.isEmpty()) {
            double error = Math.sqrt(mean(squares)) * settings.cap() / cap;
            metrics.put("rootMeanSquareError", error);
            metrics.put("intervalCoverage", mean(covered));
        }
        return metrics;
    }

    private Calibration calibrationWithout(List<HeldOutPrediction> part) {
        List<List<HeldOutPrediction>> others = new ArrayList<>(folds);
        others.removeIf(other -> other == part);
        return calibration(others);
    }

    private static Map<Integer, Double> byMachine(
            List<HeldOutPrediction> steps, ToDoubleFunction<HeldOutPrediction> of) {
        return steps.stream()
                .collect(
                        Collectors.groupingBy(
                                step -> step.machine,
                                TreeMap::new,
                                Collectors.averagingDouble(of)));
    }

    private static double mean(Map<Integer, Double> byMachine) {
        return byMachine.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private double squareError(HeldOutPrediction step) {
        double error = step.predicted - Math.min(cap, step.stepsToEnd);
        return error * error;
    }

    private boolean holds(Calibration calibration, HeldOutPrediction step) {
        Prediction told = calibration.predict(step.predicted);
        double truth = Math.min(cap, step.stepsToEnd);
        return told.lower() <= truth && truth <= told.upper();
    }
}
