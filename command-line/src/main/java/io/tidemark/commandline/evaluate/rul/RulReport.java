package io.tidemark.commandline.evaluate.rul;

import io.tidemark.models.failure.RemainingLifeScore;

/**
 * What the command prints.
 *
 * @param trainedUnits units of the training file
 * @param trainedCycles cycles of them together
 * @param folds parts that the units were divided into; null if a test file was predicted
 * @param predictions how many were made
 * @param out file of the predictions; null in a cross-validation
 * @param score null without truth
 */
record RulReport(
        int trainedUnits,
        long trainedCycles,
        Integer folds,
        int predictions,
        String out,
        Score score) {

    /**
     * How good the predictions were.
     *
     * @param cap remaining lives, true and predicted, are cut off at it, cycles
     * @param rmse root of the mean squared error, cycles
     * @param nasaScore of the PHM challenge of 2008, a sum over the predictions
     * @param coverage share, 0 to 1, of intervals that hold the truth
     * @param intendedCoverage share that the intervals were made for
     * @param meanWidth of the intervals, cycles
     */
    record Score(
            double cap,
            double rmse,
            double nasaScore,
            double coverage,
            double intendedCoverage,
            double meanWidth) {

        static Score of(RemainingLifeScore score, double cap, double intendedCoverage) {
            return new Score(
                    cap,
                    score.rootMeanSquareError(),
                    score.nasaScore(),
                    score.coverage(),
                    intendedCoverage,
                    score.meanWidth());
        }
    }
}
