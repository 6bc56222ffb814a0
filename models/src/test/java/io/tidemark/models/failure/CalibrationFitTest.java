package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Predictions whose errors are drawn from a known distribution. */
class CalibrationFitTest {

    private static final double CAP = 100;
    private static final double HORIZON = 30;

    @Test
    void coversItsShareOfNewMachinesAtEveryPrediction() {
        double coverage = 0;
        int rounds = 20;
        double[] byStage = new double[4];
        for (int round = 0; round < rounds; round++) {
            Calibration calibration = fit(steps(new Random(round), 80, true), 0.9);
            int[] covered = new int[4];
            int[] counts = new int[4];
            for (HeldOutPrediction step : steps(new Random(1_000 + round), 200, true)) {
                Prediction prediction = calibration.predict(step.predicted);
                double truth = Math.min(CAP, step.stepsToEnd);
                int stage = (int) Math.min(3, step.predicted / 25);
                counts[stage]++;
                covered[stage] +=
                        prediction.lower() <= truth && truth <= prediction.upper() ? 1 : 0;
            }
            for (int stage = 0; stage < 4; stage++) {
                byStage[stage] += (double) covered[stage] / counts[stage] / rounds;
                coverage += (double) covered[stage] / counts[stage] / rounds / 4;
            }
        }
        assertThat(coverage).isBetween(0.88, 0.92);
        for (int stage = 0; stage < 4; stage++) {
            assertThat(byStage[stage]).as("stage %d", stage).isBetween(0.86, 0.95);
        }
    }

    @Test
    void missesAsOftenAboveAsBelowUnlessTheCapIsAbove() {
        double[] below = new double[4];
        double[] above = new double[4];
        int[] counts = new int[4];
        for (int round = 0; round < 20; round++) {
            Calibration calibration = fit(steps(new Random(round), 80, true), 0.9);
            for (HeldOutPrediction step : steps(new Random(1_000 + round), 200, true)) {
                Prediction prediction = calibration.predict(step.predicted);
                double truth = Math.min(CAP, step.stepsToEnd);
                int stage = (int) Math.min(3, step.predicted / 25);
                counts[stage]++;
                below[stage] += truth < prediction.lower() ? 1 : 0;
                above[stage] += truth > prediction.upper() ? 1 : 0;
            }
        }
        assertThat(below[1] / counts[1]).isCloseTo(0.05, within(0.02));
        assertThat(above[1] / counts[1]).isCloseTo(0.05, within(0.02));
        assertThat(above[3] / counts[3]).isLessThan(0.02);
    }

    @Test
    void tellsHowLongALifeBeyondTheCapMayBe() {
        Calibration calibration = fit(steps(new Random(1), 1_000, true), 0.9);

        // 95 % of a normal distribution lie below 1.64 standard deviations, which are 11 at 100.
        assertThat(calibration.predict(100).upper()).isCloseTo(100 + 1.64 * 11, within(3.0));
    }

    @Test
    void widensWithTheErrorsAndWithTheCoverage() {
        List<HeldOutPrediction> steps = steps(new Random(1), 200, true);
        Calibration ninety = fit(steps, 0.9);
        Calibration half = fit(steps, 0.5);

        assertThat(width(ninety.predict(60))).isGreaterThan(2 * width(ninety.predict(10)));
        assertThat(width(half.predict(60))).isLessThan(width(ninety.predict(60)));
    }

    @Test
    void tellsTheProbabilityThatTheErrorsImply() {
        Calibration calibration = fit(steps(new Random(1), 1_000, true), 0.9);

        double before = 1;
        for (double predicted = 0; predicted <= CAP; predicted++) {
            double probability = calibration.predict(predicted).failureProbability();
            assertThat(probability).isBetween(0.0, before);
            before = probability;
        }
        assertThat(calibration.predict(30).failureProbability()).isCloseTo(0.5, within(0.07));
        // The standard deviation is 1 + a tenth of what was predicted: 3.7 at 27.
        assertThat(calibration.predict(27).failureProbability()).isCloseTo(0.79, within(0.07));
        assertThat(calibration.predict(5).failureProbability()).isGreaterThan(0.99).isLessThan(1);
        assertThat(calibration.predict(90).failureProbability()).isLessThan(0.01).isPositive();
    }

    @Test
    void doesNotTakeMachinesThatStillRunForFailedOnes() {
        List<HeldOutPrediction> steps = steps(new Random(1), 100, true);
        Calibration failed = fit(steps, 0.9);
        List<HeldOutPrediction> more = new ArrayList<>(steps);
        // Watched for five more steps only: tells nothing of 30 ahead, nor of the remaining life.
        for (int machine = 100; machine < 200; machine++) {
            more.add(new HeldOutPrediction(machine, 60, 5, false, 100));
        }

        Calibration both = fit(more, 0.9);

        for (double predicted = 0; predicted <= CAP; predicted += 5) {
            assertThat(both.predict(predicted))
                    .usingRecursiveComparison()
                    .isEqualTo(failed.predict(predicted));
        }
    }

    private static Calibration fit(List<HeldOutPrediction> steps, double coverage) {
        return new CalibrationFit(steps, CAP, coverage).fit(HORIZON);
    }

    private static double width(Prediction prediction) {
        return prediction.upper() - prediction.lower();
    }

    /** Each machine is off by its own normal error, which grows with what was predicted. */
    private static List<HeldOutPrediction> steps(Random random, int machines, boolean failed) {
        List<HeldOutPrediction> steps = new ArrayList<>();
        for (int machine = 0; machine < machines; machine++) {
            double own = random.nextGaussian();
            for (int predicted = 0; predicted <= 100; predicted += 2) {
                double truth = Math.max(0, predicted + own * (1 + 0.1 * predicted));
                steps.add(new HeldOutPrediction(machine, predicted, truth, failed, 100));
            }
        }
        return steps;
    }
}
