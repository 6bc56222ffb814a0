package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkResultTest {

    private static final double EXACT = 1e-9;

    /** Rows of files of the benchmark and those that its published results count. */
    @ParameterizedTest
    @CsvSource({"4032, 3428", "1882, 1600", "22695, 21945", "15902, 15152", "1127, 958"})
    void leavesOutTheRowsThatTheBenchmarkLeavesOut(int rows, int scored) {
        ScoredSeries series = new ScoredSeries("a.csv", new double[rows], List.of());

        assertThat(series.rows() - series.probationaryRows()).isEqualTo(scored);
    }

    /**
     * The second window of ec2_request_latency_system_failure.csv, 135 rows, and the credits in the
     * published results of randomCutForest: detected at its rows 63 and 66 under two thresholds.
     */
    @ParameterizedTest
    @CsvSource({"63, 0.881866057864", "66, 0.867503860796"})
    void creditsDetectionsAsThePublishedResultsDo(int row, double published) {
        assertThat(score(1_000, List.of(new RowWindow(500, 634)), 500 + row))
                .isCloseTo(published, within(1e-12));
    }

    /** Published for exchange-3_cpm_results.csv and others: one window, one false positive. */
    @Test
    void charges11PercentForAFalsePositiveBeforeAnyWindow() {
        assertThat(score(1_000, List.of(), 200)).isCloseTo(-0.11, within(EXACT));
        assertThat(score(1_000, List.of(new RowWindow(500, 599)), 300))
                .isCloseTo(-1.11, within(EXACT));
    }

    /** The published test of all metrics: its weights are 1, ours 0.11 for false positives. */
    @Test
    void creditsAWindowOnceAndChargesByDistanceToTheWindowBefore() {
        List<RowWindow> windows = List.of(new RowWindow(30, 34), new RowWindow(65, 69));
        double publishedFalsePositive = -0.9540;

        assertThat(score(100, windows, 30, 31, 37))
                .isCloseTo(1 - 1 + 0.11 * publishedFalsePositive, within(0.00001));
    }

    @Test
    void chargesInFullFromThreeWindowsPastAWindowOn() {
        List<RowWindow> windows = List.of(new RowWindow(100, 110));

        assertThat(score(200, windows, 100, 140)).isCloseTo(1 - 0.11, within(EXACT));
        assertThat(score(200, windows, 100, 139)).isGreaterThan(1 - 0.11 + 1e-9);
    }

    @Test
    void scoresNothingInTheProbationaryPeriod() {
        List<RowWindow> windows = List.of(new RowWindow(5, 9), new RowWindow(10, 19));

        assertThat(score(100, windows, 0, 6, 12)).isEqualTo(-1);
        assertThat(result(100, windows, 0, 6, 12).windows()).isEqualTo(1);
    }

    @Test
    void normalisesBetweenADetectorThatSaysNothingAndAPerfectOne() {
        List<RowWindow> windows = List.of(new RowWindow(30, 34), new RowWindow(65, 69));

        BenchmarkResult nothing = BenchmarkResult.of(List.of(detected(100, windows)));
        BenchmarkResult perfect = BenchmarkResult.of(List.of(detected(100, windows, 30, 65)));
        BenchmarkResult half = BenchmarkResult.of(List.of(detected(100, windows, 30)));

        assertThat(nothing.profiles())
                .extracting(ProfileResult::score)
                .containsExactly(0.0, 0.0, 0.0);
        assertThat(nothing.profiles())
                .extracting(ProfileResult::rawScore)
                .containsExactly(-2.0, -2.0, -4.0);
        assertThat(perfect.profiles())
                .extracting(ProfileResult::score)
                .containsExactly(100.0, 100.0, 100.0);
        // (1 - 1 + 2) / (2 + 2), and with misses twice as dear (1 - 2 + 4) / (2 + 4).
        assertThat(half.profiles())
                .extracting(ProfileResult::score)
                .containsExactly(50.0, 50.0, 50.0);
    }

    @Test
    void hasNoScoreWithoutWindows() {
        assertThat(BenchmarkResult.of(List.of(detected(100, List.of()))).profiles())
                .extracting(ProfileResult::score)
                .containsOnlyNulls();
    }

    @Test
    void prefersTheThresholdThatAddsUpBestOverAllSeries() {
        double[] first = new double[100];
        first[40] = 0.5;
        first[60] = 0.3;
        double[] second = new double[100];
        second[50] = 0.4;
        List<ScoredSeries> corpus =
                List.of(
                        new ScoredSeries("a.csv", first, List.of(new RowWindow(60, 69))),
                        new ScoredSeries("b.csv", second, List.of(new RowWindow(50, 59))));

        BenchmarkResult result = BenchmarkResult.of(corpus);

        assertThat(result.profiles())
                .extracting(ProfileResult::threshold)
                .containsExactly(0.3, 0.3, 0.3);
        assertThat(result.profiles().get(0).rawScore()).isCloseTo(2 - 0.11, within(EXACT));
        assertThat(result.profiles().get(1).rawScore()).isCloseTo(2 - 0.22, within(EXACT));
        assertThat(result.files()).extracting(SeriesResult::falsePositives).containsExactly(1, 0);
    }

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

    @Test
    void refusesScoresThatAreNone() {
        assertThatThrownBy(() -> new ScoredSeries("a.csv", new double[] {Double.NaN}, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoredSeries("a.csv", new double[] {1.5}, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
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

    private static double score(int rows, List<RowWindow> windows, int... detected) {
        return result(rows, windows, detected).score();
    }

    private static SeriesResult result(int rows, List<RowWindow> windows, int... detected) {
        return SeriesResult.of(detected(rows, windows, detected), ApplicationProfile.STANDARD, 0.5);
    }

    private static ScoredSeries detected(int rows, List<RowWindow> windows, int... detected) {
        double[] scores = new double[rows];
        for (int row : detected) {
            scores[row] = 1;
        }
        return new ScoredSeries("a.csv", scores, windows);
    }
}
