package io.tidemark.models.failure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a model is on machines that it has not seen, over the moments that matter: after 30
 * steps, and with a remaining life of 5 to 116 % of the cap. Each machine counts once, however long
 * it lived. Predictions and truth are cut off at the cap.
 */
public final class HeldOutScore {

    /** Spans of the PHM challenge's score are in cycles: steps, here. */
    private static final double EARLY = 13;

    private static final double LATE = 10;

    private final FailureModel model;
    private final double cap;
    private final double unitsPerStep;
    private final Map<String, Sums> byMachine = new TreeMap<>();

    private HeldOutScore(FailureModel model, double cap) {
        this.model = model;
        this.cap = cap;
        this.unitsPerStep = model.header().unitsPerStep();
    }

    /**
     * Lets the model foresee as a gateway would, and compares with what came.
     *
     * @param model that counts in time, in steps as long as those of the machines
     * @param sensors names, in the order of the steps' means
     * @param machines lives of machines; those that did not fail tell only of the probability
     * @param cap longest remaining life that is told apart, in the model's unit
     */
    public static HeldOutScore of(
            FailureModel model, List<String> sensors, List<MachineHistory> machines, double cap) {
        HeldOutScore score = new HeldOutScore(model, cap);
        machines.forEach(machine -> score.add(sensors, machine));
        return score;
    }

    private void add(List<String> sensors, MachineHistory machine) {
        FailurePredictor predictor = FailurePredictor.create(model, sensors);
        Sums sums = byMachine.computeIfAbsent(machine.machine(), name -> new Sums());
        int seen = 0;
        for (MachineStep step : machine.steps()) {
            seen++;
            if (!predictor.take(step)) {
                continue;
            }
            double life = (machine.endMillis() - step.endMillis()) / 1000.0;
            if (HeldOutMetrics.matters(seen, life / unitsPerStep, cap / unitsPerStep)) {
                add(sums, predictor.latest().orElseThrow(), life, machine.failed());
            }
        }
    }

    private void add(Sums sums, Prediction prediction, double life, boolean failed) {
        if (failed || life > model.horizon()) {
            double came = failed && life <= model.horizon() ? 1 : 0;
            double miss = prediction.failureProbability() - came;
            sums.told++;
            sums.brier += miss * miss;
        }
        if (!failed) {
            return;
        }
        double truth = Math.min(cap, life);
        double error = Math.min(cap, prediction.remainingLife()) - truth;
        double steps = error / unitsPerStep;
        sums.moments++;
        sums.squares += error * error;
        sums.nasa += Math.exp(steps < 0 ? -steps / EARLY : steps / LATE) - 1;
        sums.covered += prediction.lower() <= truth && truth <= prediction.upper() ? 1 : 0;
        sums.widths += Math.min(cap, prediction.upper()) - Math.min(cap, prediction.lower());
    }

    /** Machines that failed and had a moment that matters; without any there is no score. */
    public int machines() {
        return (int) byMachine.values().stream().filter(sums -> sums.moments > 0).count();
    }

    /** Moments of them. */
    public long moments() {
        return byMachine.values().stream().mapToLong(sums -> sums.moments).sum();
    }

    /** Root of the mean squared error of the remaining life, in the model's unit. */
    public double rootMeanSquareError() {
        return Math.sqrt(
                byMachine.values().stream()
                        .filter(sums -> sums.moments > 0)
                        .mapToDouble(sums -> sums.squares / sums.moments)
                        .average()
                        .orElse(Double.NaN));
    }

    /**
     * Mean score of the PHM challenge of 2008 in steps, &gt;= 0, 0 is perfect: late predictions
     * cost more than early ones (Saxena et al., "Damage Propagation Modeling for Aircraft Engine
     * Run-to-Failure Simulation").
     */
    public double nasaScore() {
        return byMachine.values().stream()
                .filter(sums -> sums.moments > 0)
                .mapToDouble(sums -> sums.nasa / sums.moments)
                .average()
                .orElse(Double.NaN);
    }

    /** Share, 0 to 1, of intervals that hold the truth. */
    public double coverage() {
        return byMachine.values().stream()
                .filter(sums -> sums.moments > 0)
                .mapToDouble(sums -> sums.covered / sums.moments)
                .average()
                .orElse(Double.NaN);
    }

    /** Mean of upper - lower, in the model's unit. */
    public double meanWidth() {
        return byMachine.values().stream()
                .filter(sums -> sums.moments > 0)
                .mapToDouble(sums -> sums.widths / sums.moments)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Mean squared error of the probability of a failure within the model's horizon, 0 is perfect
     * (Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950).
     */
    public double brierScore() {
        return byMachine.values().stream()
                .filter(sums -> sums.told > 0)
                .mapToDouble(sums -> sums.brier / sums.told)
                .average()
                .orElse(Double.NaN);
    }

    /** Of one machine, over its moments. */
    private static final class Sums {

        private long moments;
        private long told;
        private double squares;
        private double nasa;
        private double covered;
        private double widths;
        private double brier;
    }
}
