package io.tidemark.commandline.evaluate.nab;

import java.util.List;

/**
 * What a detection at each row of a series is worth before a profile's weights: Lavin and Ahmad,
 * "Evaluating Real-Time Anomaly Detection Algorithms - the Numenta Anomaly Benchmark", ICMLA 2015,
 * with the positions as the benchmark's own program counts them since its version 1.0.
 *
 * <p>With S(y) = 2 / (1 + exp(5 y)) - 1, a row inside a window is worth S(y) / S(-1) with y rising
 * from -1 at the window's first row by 1 / rows a row: 1 for the earliest detection, little more
 * than 0 for the latest. A row after a window is worth S(y) with y = rows past the window's last
 * row, in units of the window's rows - 1; before any window and from y = 3 on it is worth -1.
 */
final class RowCredits {

    private static final double STEEPNESS = 5;
    private static final double FAR_PAST = 3;
    private static final double EARLIEST = sigmoid(-1);

    private RowCredits() {}

    /**
     * @param rows of the series
     * @param windows in their order, without overlap
     * @return for each row, above 0 to 1 inside of a window, -1 to below 0 outside
     */
    static double[] of(int rows, List<RowWindow> windows) {
        double[] credits = new double[rows];
        RowWindow previous = null;
        int next = 0;
        for (int row = 0; row < rows; row++) {
            RowWindow window = next < windows.size() ? windows.get(next) : null;
            if (window == null || row < window.first()) {
                credits[row] = outside(row, previous);
                continue;
            }
            credits[row] = inside(row, window);
            if (row == window.last()) {
                previous = window;
                next++;
            }
        }
        return credits;
    }

    private static double inside(int row, RowWindow window) {
        double position = -(window.last() - row + 1) / (double) window.rows();
        return sigmoid(position) / EARLIEST;
    }

    private static double outside(int row, RowWindow previous) {
        if (previous == null) {
            return -1;
        }
        // The benchmark has no window of one row and would divide by zero.
        double position = (row - previous.last()) / (double) Math.max(1, previous.rows() - 1);
        return position >= FAR_PAST ? -1 : sigmoid(position);
    }

    private static double sigmoid(double position) {
        return 2 / (1 + Math.exp(STEEPNESS * position)) - 1;
    }
}
