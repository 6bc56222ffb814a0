package io.tidemark.commandline.evaluate.nab;

import java.util.List;

/**
 * What a threshold makes of one series.
 *
 * @param file as {@link ScoredSeries#name()}
 * @param rows all rows, the probationary ones too
 * @param windows labelled windows that are scored
 * @param found windows with a detection
 * @param falsePositives rows detected outside of windows
 * @param score sum of what windows and false positives earn and cost
 */
record SeriesResult(
        String file, int rows, int windows, int found, int falsePositives, double score) {

    /** The series under a profile, a row being detected from the threshold on. */
    static SeriesResult of(ScoredSeries series, ApplicationProfile profile, double threshold) {
        double[] credits = RowCredits.of(series.rows(), series.windows());
        double[] scores = series.scores();
        List<RowWindow> windows = series.scoredWindows();
        double score = 0;
        int found = 0;
        for (RowWindow window : windows) {
            int row = Math.max(window.first(), series.probationaryRows());
            while (row <= window.last() && scores[row] < threshold) {
                row++;
            }
            found += row <= window.last() ? 1 : 0;
            score += row <= window.last() ? profile.weighted(credits[row]) : profile.missedWindow();
        }
        int falsePositives = 0;
        for (int row = series.probationaryRows(); row < series.rows(); row++) {
            if (credits[row] < 0 && scores[row] >= threshold) {
                falsePositives++;
                score += profile.weighted(credits[row]);
            }
        }
        return new SeriesResult(
                series.name(), series.rows(), windows.size(), found, falsePositives, score);
    }
}
