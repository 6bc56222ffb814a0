package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdSweepTest {

    private static final double EXACT = 1e-9;

    @Test
    void findsTheSameThresholdAsTryingEveryOne() {
        Random random = new Random(7);
        List<ScoredSeries> corpus =
                IntStream.range(0, 4).mapToObj(file -> random(random, file)).toList();
        BenchmarkResult result = BenchmarkResult.of(corpus);

        for (ProfileResult found : result.profiles()) {
            double best =
                    IntStream.rangeClosed(0, 101)
                            .mapToDouble(step -> total(corpus, found.profile(), step / 100.0))
                            .max()
                            .orElseThrow();
            assertThat(found.rawScore()).isCloseTo(best, within(EXACT));
        }
    }

    /** By the definition: for every window the best row detected, for every other row its cost. */
    private static double total(
            List<ScoredSeries> corpus, ApplicationProfile profile, double threshold) {
        double total = 0;
        for (ScoredSeries series : corpus) {
            double[] best = new double[series.windows().size()];
            Arrays.fill(best, profile == ApplicationProfile.REWARD_LOW_FALSE_NEGATIVES ? -2 : -1);
            for (int row = series.rows() * 15 / 100; row < series.rows(); row++) {
                if (series.scores()[row] < threshold) {
                    continue;
                }
                int window = windowOf(series, row);
                if (window >= 0) {
                    RowWindow span = series.windows().get(window);
                    double y = -(span.last() - row + 1.0) / span.rows();
                    best[window] = Math.max(best[window], sigmoid(y) / sigmoid(-1));
                } else {
                    total += falsePositive(series, row, profile);
                }
            }
            total += Arrays.stream(best).sum();
        }
        return total;
    }

    private static double falsePositive(ScoredSeries series, int row, ApplicationProfile profile) {
        double weight = profile == ApplicationProfile.REWARD_LOW_FALSE_POSITIVES ? 0.22 : 0.11;
        return series.windows().stream()
                .filter(window -> window.last() < row)
                .reduce((earlier, later) -> later)
                .map(window -> (row - window.last()) / (window.rows() - 1.0))
                .filter(y -> y < 3)
                .map(y -> weight * sigmoid(y))
                .orElse(-weight);
    }

    private static double sigmoid(double y) {
        return 2 / (1 + Math.exp(5 * y)) - 1;
    }

    private static int windowOf(ScoredSeries series, int row) {
        return IntStream.range(0, series.windows().size())
                .filter(window -> series.windows().get(window).contains(row))
                .findFirst()
                .orElse(-1);
    }

    private static ScoredSeries random(Random random, int file) {
        double[] scores = random.ints(400, 0, 101).mapToDouble(score -> score / 100.0).toArray();
        int first = 80 + random.nextInt(60);
        return new ScoredSeries(
                file + ".csv",
                scores,
                List.of(new RowWindow(first, first + 20), new RowWindow(first + 120, first + 160)));
    }
}
