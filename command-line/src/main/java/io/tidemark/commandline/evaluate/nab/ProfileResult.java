package io.tidemark.commandline.evaluate.nab;

import java.util.List;

/**
 * The benchmark's score in one profile.
 *
 * @param profile whose weights count
 * @param score 100 for a detector that detects each window at its first row and nothing else, 0 for
 *     one that detects nothing; null if no window is labelled
 * @param threshold the best one for the whole corpus; rows are detected from it on
 * @param rawScore sum over the series
 * @param windows labelled windows that are scored
 * @param found windows with a detection
 * @param falsePositives rows detected outside of windows
 */
record ProfileResult(
        ApplicationProfile profile,
        Double score,
        double threshold,
        double rawScore,
        int windows,
        int found,
        int falsePositives) {

    /** The score of the series together. */
    static ProfileResult of(
            ApplicationProfile profile, double threshold, List<SeriesResult> series) {
        double raw = series.stream().mapToDouble(SeriesResult::score).sum();
        int windows = series.stream().mapToInt(SeriesResult::windows).sum();
        double nothing = windows * profile.missedWindow();
        double perfect = windows * profile.perfectWindow();
        return new ProfileResult(
                profile,
                windows == 0 ? null : 100 * (raw - nothing) / (perfect - nothing),
                threshold,
                raw,
                windows,
                series.stream().mapToInt(SeriesResult::found).sum(),
                series.stream().mapToInt(SeriesResult::falsePositives).sum());
    }
}
