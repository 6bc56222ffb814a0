package io.tidemark.models.failure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How good predictions on held-out machines were, each machine counting once, over the moments that
 * matter: seen for 30 steps, and with a remaining life of 5 to 116 % of the cap.
 */
final class HeldOutMetrics {

    private static final int SEEN = 30;
    private static final double LEAST = 0.05;
    private static final double MOST = 1.16;

    private final List<HeldOutPrediction> heldOut;
    private final TrainingSettings settings;
    private final double cap;

    HeldOutMetrics(List<HeldOutPrediction> heldOut, TrainingSettings settings) {
        this.settings = settings;
        this.cap = settings.stepsOf(settings.cap());
        this.heldOut =
                heldOut.stream()
                        .filter(step -> step.failed && step.seen > SEEN)
                        .filter(step -> step.stepsToEnd >= LEAST * cap)
                        .filter(step -> step.stepsToEnd <= MOST * cap)
                        .collect(Collectors.toList());
    }

    /** Root mean square error of the remaining life in the model's unit, and what it is from. */
    Map<String, Double> byName(int machines, long failures) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("machines", (double) machines);
        metrics.put("failures", (double) failures);
        if (!heldOut.isEmpty()) {
            double error = Math.sqrt(meanSquareError()) * settings.cap() / cap;
            metrics.put("rootMeanSquareError", error);
        }
        return metrics;
    }

    private double meanSquareError() {
        Map<Integer, Double> byMachine =
                heldOut.stream()
                        .collect(
                                Collectors.groupingBy(
                                        step -> step.machine,
                                        TreeMap::new,
                                        Collectors.averagingDouble(this::squareError)));
        return byMachine.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private double squareError(HeldOutPrediction step) {
        double error = step.predicted - Math.min(cap, step.stepsToEnd);
        return error * error;
    }
}
