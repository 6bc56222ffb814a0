package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    private static final double[] HUNDRED = IntStream.range(0, 100).asDoubleStream().toArray();

    @Test
    void isZeroForTheSameValues() {
        assertThat(PopulationStability.index(HUNDRED, HUNDRED)).isZero();
    }

    @Test
    void isTheSumOverDecilesByHand() {
        // Half of the lowest decile moved to the highest: shares 0.05 and 0.15 instead of 0.1.
        double[] moved = HUNDRED.clone();
        Arrays.fill(moved, 0, 5, 99);
        Arrays.sort(moved);

        double expected = (0.05 - 0.1) * Math.log(0.05 / 0.1) + (0.15 - 0.1) * Math.log(0.15 / 0.1);
        assertThat(PopulationStability.index(HUNDRED, moved)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void stagesOfShiftAreOnTheSidesOfTheCustomaryBounds() {
        double[] before = normal(1, 0);

        assertThat(PopulationStability.index(before, normal(2, 0))).isLessThan(0.1);
        assertThat(PopulationStability.index(before, normal(3, 1)))
                .isGreaterThan(PopulationStability.SHIFTED);
    }

    @Test
    void aConstantThatStaysHasNotShiftedAndOneThatBecomesAnotherHas() {
        double[] ones = new double[50];
        Arrays.fill(ones, 1);
        double[] twos = new double[50];
        Arrays.fill(twos, 2);

        assertThat(PopulationStability.index(ones, ones)).isZero();
        assertThat(PopulationStability.index(twos, ones))
                .isGreaterThan(PopulationStability.SHIFTED);
    }

    private static double[] normal(long seed, double mean) {
        Random random = new Random(seed);
        return IntStream.range(0, 2_000)
                .mapToDouble(i -> mean + random.nextGaussian())
                .sorted()
                .toArray();
    }
}
