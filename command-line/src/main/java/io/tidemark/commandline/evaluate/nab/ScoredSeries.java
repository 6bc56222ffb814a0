package io.tidemark.commandline.evaluate.nab;

import java.util.List;

/**
 * A series with what the detector said of it and what is known of it.
 *
 * @param name path of its file under the data's folder, with slashes
 * @param scores anomaly score of each row, 0 to 1, higher is more abnormal
 * @param windows the labelled windows in their order, without overlap
 */
record ScoredSeries(String name, double[] scores, List<RowWindow> windows) {

    private static final double PROBATIONARY_SHARE = 0.15;
    private static final int MOST_PROBATIONARY_ROWS = 750;

    ScoredSeries {
        windows = List.copyOf(windows);
        int free = 0;
        for (RowWindow window : windows) {
            if (window.first() < free || window.last() >= scores.length) {
                throw new IllegalArgumentException(
                        name + ": " + window + " overlaps another or leaves the rows");
            }
            free = window.last() + 1;
        }
        for (double score : scores) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException(name + ": anomaly score " + score);
            }
        }
    }

    /** Rows at the beginning, from which the detector learns and which are not scored. */
    int probationaryRows() {
        return (int) Math.min(Math.floor(PROBATIONARY_SHARE * rows()), MOST_PROBATIONARY_ROWS);
    }

    int rows() {
        return scores.length;
    }

    /** The windows of which at least one row is scored. */
    List<RowWindow> scoredWindows() {
        return windows.stream().filter(window -> window.last() >= probationaryRows()).toList();
    }
}
