package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsolationScoreTest {

    /** With so many readings of each value, every tree's sample has each value. */
    private static final int READINGS_OF_EACH = 200;

    private final Random random = new Random(4);

    @Test
    void isTheDepthOfABalancedTreeOverThatOfRandomCuts() {
        double[] usual = {1, 2, 3.5, 4, 7, 7.25, 9, 15, 16};
        ValueSummary summary = new ValueSummary();
        for (int i = 0; i < READINGS_OF_EACH * usual.length; i++) {
            summary.learn(usual[i % usual.length]);
        }

        for (double value : new double[] {-40, 0, 1.5, 3.75, 5, 8, 12, 15.9, 17, 100}) {
            double expected = Math.log(257) / Math.log(2) / meanDepthOfRandomCuts(usual, value);
            assertThat(IsolationScore.of(summary, value))
                    .isCloseTo(expected, within(0.03 * expected));
        }
    }

    @Test
    void growsWithTheDistance() {
        ValueSummary summary = new ValueSummary();
        for (double value : SampleSeries.noisySine(3_000)) {
            summary.learn(value);
        }

        double nearer = IsolationScore.of(summary, 80);
        for (double value = 101; value < 200; value += 5) {
            double score = IsolationScore.of(summary, value);
            assertThat(score).isGreaterThan(nearer);
            nearer = score;
        }
    }

    @Test
    void isNothingAsLongAsNothingWasLearnt() {
        assertThat(IsolationScore.of(new ValueSummary(), 5)).isZero();
    }

    private double meanDepthOfRandomCuts(double[] usual, double value) {
        int runs = 20_000;
        long depths = 0;
        for (int run = 0; run < runs; run++) {
            List<Double> with = new ArrayList<>();
            for (double one : usual) {
                with.add(one);
            }
            while (!with.isEmpty()) {
                double least = with.stream().reduce(value, Math::min);
                double most = with.stream().reduce(value, Math::max);
                double cut = least + (most - least) * random.nextDouble();
                with.removeIf(one -> one > cut != value > cut);
                depths++;
            }
        }
        return (double) depths / runs;
    }
}
