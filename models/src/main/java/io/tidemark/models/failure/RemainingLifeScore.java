package io.tidemark.models.failure;

import java.util.List;

/** How good predictions were, once the true remaining lives are known. */
public final class RemainingLifeScore {

    private final int machines;
    private final double rootMeanSquareError;
    private final double nasaScore;
    private final double coverage;
    private final double meanWidth;

    private RemainingLifeScore(
            int machines,
            double rootMeanSquareError,
            double nasaScore,
            double coverage,
            double meanWidth) {
        this.machines = machines;
        this.rootMeanSquareError = rootMeanSquareError;
        this.nasaScore = nasaScore;
        this.coverage = coverage;
        this.meanWidth = meanWidth;
    }

    /**
     * Compares predictions with the truth, both cut off at the cap.
     *
     * @param predictions one for each machine, in the unit of the truth
     * @param remainingLives true remaining life of the same machines, &gt;= 0
     * @param cap longest remaining life that is told apart, &gt; 0
     * @throws IllegalArgumentException if there are none, or not as many of one as of the other
     */
    public static RemainingLifeScore of(
            List<Prediction> predictions, double[] remainingLives, double cap) {
        if (predictions.isEmpty() || predictions.size() != remainingLives.length) {
            throw new IllegalArgumentException(
                    predictions.size()
                            + " predictions and "
                            + remainingLives.length
                            + " remaining lives, expected as many and at least one");
        }
        double squares = 0;
        double nasa = 0;
        double covered = 0;
        double widths = 0;
        for (int i = 0; i < remainingLives.length; i++) {
            Prediction prediction = predictions.get(i);
            double truth = Math.min(cap, remainingLives[i]);
            double error = Math.min(cap, prediction.remainingLife()) - truth;
            squares += error * error;
            nasa += penalty(error);
            covered += prediction.lower() <= truth && truth <= prediction.upper() ? 1 : 0;
            widths += Math.min(cap, prediction.upper()) - prediction.lower();
        }
        int count = remainingLives.length;
        return new RemainingLifeScore(
                count, Math.sqrt(squares / count), nasa, covered / count, widths / count);
    }

    /**
     * Score of the PHM challenge of 2008 (Saxena et al., "Damage Propagation Modeling for Aircraft
     * Engine Run-to-Failure Simulation"): late predictions cost more than early ones.
     */
    private static double penalty(double error) {
        return Math.exp(error < 0 ? -error / 13 : error / 10) - 1;
    }

    /** Machines compared. */
    public int machines() {
        return machines;
    }

    /** Root of the mean squared error, in the unit of the model. */
    public double rootMeanSquareError() {
        return rootMeanSquareError;
    }

    /** Sum over machines, &gt;= 0, 0 is perfect; meant for cycles. */
    public double nasaScore() {
        return nasaScore;
    }

    /** Share, 0 to 1, of machines whose interval holds the truth. */
    public double coverage() {
        return coverage;
    }

    /** Mean of upper - lower, both cut off at the cap, in the unit of the model. */
    public double meanWidth() {
        return meanWidth;
    }
}
