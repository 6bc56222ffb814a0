package io.tidemark.commandline.evaluate.nab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the one threshold for a whole corpus under which a profile's score is highest, as the
 * benchmark does: every anomaly score that occurs is tried, from the highest down; of equal results
 * the highest threshold wins.
 */
final class ThresholdSweep {

    /** Above every anomaly score, so that nothing is detected; the benchmark's own number. */
    static final double NOTHING_DETECTED = 1.1;

    private final List<Row> rows = new ArrayList<>();
    private int windows;

    ThresholdSweep(List<ScoredSeries> corpus) {
        corpus.forEach(this::add);
        rows.sort(Comparator.comparingDouble(Row::score).reversed());
    }

    /**
     * A row that is scored.
     *
     * @param window index of its window in the corpus, negative outside of windows
     */
    private record Row(double score, double credit, int window) {}

    double best(ApplicationProfile profile) {
        double[] earned = new double[windows];
        Arrays.fill(earned, profile.missedWindow());
        double total = windows * profile.missedWindow();
        double best = total;
        double threshold = NOTHING_DETECTED;
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            double worth = profile.weighted(row.credit());
            if (row.window() < 0) {
                total += worth;
            } else if (worth > earned[row.window()]) {
                total += worth - earned[row.window()];
                earned[row.window()] = worth;
            }
            boolean lastOfScore =
                    index + 1 == rows.size() || rows.get(index + 1).score() != row.score();
            if (lastOfScore && total > best) {
                best = total;
                threshold = row.score();
            }
        }
        return threshold;
    }

    private void add(ScoredSeries series) {
        double[] credits = RowCredits.of(series.rows(), series.windows());
        int row = series.probationaryRows();
        for (RowWindow window : series.scoredWindows()) {
            for (; row <= window.last(); row++) {
                rows.add(
                        new Row(
                                series.scores()[row],
                                credits[row],
                                row < window.first() ? -1 : windows));
            }
            windows++;
        }
        for (; row < series.rows(); row++) {
            rows.add(new Row(series.scores()[row], credits[row], -1));
        }
    }
}
