package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Calibrates predictions on machines that were held out whole.
 *
 * <p>Interval: split conformal prediction by cross-validation (Barber, Candes, Ramdas, Tibshirani,
 * "Predictive inference with the jackknife+", Annals of Statistics 49, 2021, CV+ without its
 * per-fold predictions), conditional on what was predicted (Bostrom and Johansson, "Mondrian
 * conformal regressors", COPA 2020): the quantiles of truth - prediction among held-out steps with
 * a similar prediction, each machine counting once (Dunn, Wasserman, Ramdas, "Distribution-free
 * prediction sets for two-layer hierarchical models", JASA 2022). So the interval is narrow where
 * the model is right, near the end, and holds its share at every stage of life. The upper end is
 * one of the whole remaining life and may lie beyond the cap; the share is that of remaining lives
 * cut off at the cap.
 *
 * <p>Probability: isotonic regression of "failed within the horizon" on the prediction (Zadrozny
 * and Elkan, "Transforming classifier scores into accurate multiclass probability estimates", KDD
 * 2002). A step of a machine that still runs counts if it ran for longer than the horizon after it.
 */
final class CalibrationFit {

    /** Half the width, as a share of the cap, of what counts as a similar prediction. */
    private static final double SIMILAR = 1 / 16.0;

    /** Similar is widened until so many machines have a say. */
    private static final int FEWEST_MACHINES = 20;

    private final List<HeldOutPrediction> heldOut;
    private final double cap;
    private final double miss;
    private final int machines;

    /**
     * @param heldOut predictions on machines that the model had not seen
     * @param cap longest remaining life told apart, steps
     * @param coverage share of intervals that are to hold the truth
     */
    CalibrationFit(List<HeldOutPrediction> heldOut, double cap, double coverage) {
        this.heldOut = heldOut;
        this.cap = cap;
        this.miss = 1 - coverage;
        this.machines =
                (int)
                        heldOut.stream()
                                .filter(step -> step.known(cap))
                                .map(step -> step.machine)
                                .distinct()
                                .count();
    }

    /**
     * @param horizon steps ahead that the probability is about
     */
    Calibration fit(double horizon) {
        double[] lower = new double[Calibration.KNOTS];
        double[] upper = new double[Calibration.KNOTS];
        for (int knot = 0; knot < Calibration.KNOTS; knot++) {
            List<Error> errors = errorsNear(Calibration.knot(knot, cap));
            double above = quantile(errors, error -> error.ofLife, miss / 2);
            double missed = errors.stream().mapToDouble(error -> error.weightAbove(above)).sum();
            double total = errors.stream().mapToDouble(error -> error.weight).sum();
            upper[knot] = above;
            // At the cap nothing lies above: what the upper end does not miss, the lower end may.
            lower[knot] = -quantile(errors, error -> -error.ofCapped, miss - missed / total);
        }
        return new Calibration(cap, lower, upper, probabilities(horizon));
    }

    private List<Error> errorsNear(double prediction) {
        double width = SIMILAR * cap;
        List<HeldOutPrediction> near = near(prediction, width);
        Map<Integer, Long> steps = perMachine(near);
        while (steps.size() < Math.min(machines, FEWEST_MACHINES)) {
            width *= 1.5;
            near = near(prediction, width);
            steps = perMachine(near);
        }
        List<Error> errors = new ArrayList<>();
        for (HeldOutPrediction step : near) {
            errors.add(new Error(step, cap, 1.0 / steps.get(step.machine)));
        }
        return errors;
    }

    private List<HeldOutPrediction> near(double prediction, double width) {
        return heldOut.stream()
                .filter(step -> step.known(cap))
                .filter(step -> Math.abs(step.predicted - prediction) <= width)
                .collect(Collectors.toList());
    }

    private static Map<Integer, Long> perMachine(List<HeldOutPrediction> steps) {
        Map<Integer, Long> counts = new HashMap<>();
        steps.forEach(step -> counts.merge(step.machine, 1L, Long::sum));
        return counts;
    }

    /**
     * The least error that no more than a share of the weight, and of one machine more, exceeds.
     */
    private static double quantile(List<Error> errors, ToDoubleFunction<Error> of, double share) {
        List<Error> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingDouble(of));
        double total = sorted.stream().mapToDouble(error -> error.weight).sum();
        double wanted = Math.min(total, (1 - share) * (total + 1));
        double sum = 0;
        for (Error error : sorted) {
            sum += error.weight;
            if (sum >= wanted - 1e-9) {
                return of.applyAsDouble(error);
            }
        }
        return of.applyAsDouble(sorted.get(sorted.size() - 1));
    }

    private double[] probabilities(double horizon) {
        // Of equal predictions the failures come last: that rises, so they are pooled.
        List<HeldOutPrediction> told =
                heldOut.stream()
                        .filter(step -> step.failed || step.stepsToEnd > horizon)
                        .sorted(
                                Comparator.<HeldOutPrediction>comparingDouble(
                                                step -> step.predicted)
                                        .thenComparing(step -> step.failsWithin(horizon)))
                        .collect(Collectors.toList());
        double[] predicted = told.stream().mapToDouble(step -> step.predicted).toArray();
        double[] fails =
                told.stream().mapToDouble(step -> step.failsWithin(horizon) ? 1 : 0).toArray();
        double[] falling = FallingRegression.fit(fails);
        // So few machines cannot show that something never happens, or always.
        double least = 0.5 / (machines + 1);
        double[] probabilities = new double[Calibration.KNOTS];
        for (int knot = 0; knot < Calibration.KNOTS; knot++) {
            double probability =
                    FallingRegression.at(Calibration.knot(knot, cap), predicted, falling);
            probabilities[knot] = Math.max(least, Math.min(1 - least, probability));
        }
        return probabilities;
    }

    /** How far the truth was off a prediction, steps. */
    private static final class Error {

        /** Of the remaining life cut off at the cap. */
        private final double ofCapped;

        /** Of the remaining life, which is at least this if the machine still runs. */
        private final double ofLife;

        private final double weight;

        private Error(HeldOutPrediction step, double cap, double weight) {
            this.ofCapped = Math.min(cap, step.stepsToEnd) - step.predicted;
            this.ofLife = step.stepsToEnd - step.predicted;
            this.weight = weight;
        }

        private double weightAbove(double error) {
            return ofCapped > error ? weight : 0;
        }
    }
}
