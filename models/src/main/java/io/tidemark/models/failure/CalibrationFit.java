package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * the model is right, near the end, and holds its share at every stage of life.
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
            List<double[]> errors = errorsNear(Calibration.knot(knot, cap));
            double total = errors.stream().mapToDouble(error -> error[1]).sum();
            upper[knot] = upperQuantile(errors, total, miss / 2);
            double missedAbove = 0;
            for (double[] error : errors) {
                missedAbove += error[0] > upper[knot] ? error[1] / total : 0;
            }
            // At the cap nothing lies above: what the upper end does not miss, the lower end may.
            lower[knot] = -upperQuantile(negated(errors), total, miss - missedAbove);
        }
        return new Calibration(cap, lower, upper, probabilities(horizon));
    }

    /** Pairs of truth - prediction and weight, of held-out steps with such a prediction. */
    private List<double[]> errorsNear(double prediction) {
        double width = SIMILAR * cap;
        List<HeldOutPrediction> near = near(prediction, width);
        Map<Integer, Long> steps = perMachine(near);
        while (steps.size() < Math.min(machines, FEWEST_MACHINES)) {
            width *= 1.5;
            near = near(prediction, width);
            steps = perMachine(near);
        }
        List<double[]> errors = new ArrayList<>();
        for (HeldOutPrediction step : near) {
            double truth = Math.min(cap, step.stepsToEnd);
            errors.add(new double[] {truth - step.predicted, 1.0 / steps.get(step.machine)});
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
    private static double upperQuantile(List<double[]> errors, double total, double share) {
        errors.sort(Comparator.comparingDouble(error -> error[0]));
        double wanted = Math.min(total, (1 - share) * (total + 1));
        double sum = 0;
        for (double[] error : errors) {
            sum += error[1];
            if (sum >= wanted - 1e-9) {
                return error[0];
            }
        }
        return errors.get(errors.size() - 1)[0];
    }

    private static List<double[]> negated(List<double[]> errors) {
        return errors.stream()
                .map(error -> new double[] {-error[0], error[1]})
                .collect(Collectors.toCollection(ArrayList::new));
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
}
