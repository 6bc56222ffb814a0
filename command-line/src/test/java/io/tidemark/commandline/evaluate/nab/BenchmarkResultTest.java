package io.tidemark.commandline.evaluate.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    void refusesScoresThatAreNone() {
        assertThatThrownBy(() -> new ScoredSeries("a.csv", new double[] {Double.NaN}, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoredSeries("a.csv", new double[] {1.5}, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
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
