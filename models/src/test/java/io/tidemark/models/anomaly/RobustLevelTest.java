package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustLevelTest {

    private final Random random = new Random(6);
    private final RobustLevel level = new RobustLevel(3e-4);

    @Test
    void isTheMeanAndTheStandardDeviationOfNormalValues() {
        double[] values =
                random.doubles(3_000).map(any -> 50 + 4 * random.nextGaussian()).toArray();

        Arrays.stream(values).forEach(level::update);

        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 3_000;
        assertThat(level.level()).isCloseTo(mean, within(0.1));
        assertThat(level.spread()).isCloseTo(Math.sqrt(variance), within(0.3));
    }

    @Test
    void isHardlyMovedByOutliers() {
        for (int i = 0; i < 10_000; i++) {
            level.update(i % 20 == 19 ? 1e12 : random.nextGaussian());
        }

        assertThat(level.level()).isBetween(-0.5, 0.5);
        assertThat(level.spread()).isBetween(0.8, 1.5);
    }

    @Test
    void learnsAChangeForGood() {
        for (int i = 0; i < 10_000; i++) {
            level.update(random.nextGaussian());
        }
        for (int i = 0; i < 20_000; i++) {
            level.update(1e6 + 1_000 * random.nextGaussian());
        }

        assertThat(level.level()).isCloseTo(1e6, within(1e4));
        assertThat(level.spread()).isBetween(500.0, 5e4);
    }

    @Test
    void spreadsAgainAfterALongTimeWithout() {
        for (int i = 0; i < 100_000; i++) {
            level.update(i < 100 ? i : 21.5);
        }
        for (int i = 0; i < 10_000; i++) {
            level.update(21.5 + random.nextGaussian());
        }

        assertThat(level.spread()).isBetween(0.7, 1.4);
    }

    @Test
    void staysFiniteWhateverComes() {
        double[] extremes = {0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1};
        for (int i = 0; i < 50_000; i++) {
            level.update(extremes[random.nextInt(extremes.length)]);
            assertThat(level.level()).isFinite();
            assertThat(level.spread()).isFinite().isPositive();
        }
    }
}
