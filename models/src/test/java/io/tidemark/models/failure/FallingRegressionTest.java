package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FallingRegressionTest {

    @Test
    void poolsWhatRises() {
        assertThat(FallingRegression.fit(new double[] {1, 0, 1, 0, 0, 1}))
                .containsExactly(
                        new double[] {1, 0.5, 0.5, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    }

    /** Minimum of maxima of means (Robertson, Wright, Dykstra, 1988), by all pairs. */
    @Test
    void equalsTheFormulaOverAllPools() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            double[] values = random.doubles(1 + random.nextInt(12)).toArray();
            double[] fitted = FallingRegression.fit(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(fitted[i]).isCloseTo(minimumOfMaxima(values, i), within(1e-12));
            }
        }
    }

    @Test
    void isReadBetweenPlacesAndBeyondThem() {
        double[] places = {10, 20, 20, 40};
        double[] fitted = {0.9, 0.7, 0.5, 0.1};

        assertThat(FallingRegression.at(0, places, fitted)).isEqualTo(0.9);
        assertThat(FallingRegression.at(15, places, fitted)).isCloseTo(0.8, within(1e-12));
        assertThat(FallingRegression.at(30, places, fitted)).isCloseTo(0.3, within(1e-12));
        assertThat(FallingRegression.at(50, places, fitted)).isEqualTo(0.1);
    }

    private static double minimumOfMaxima(double[] values, int i) {
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from <= i; from++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int to = i; to < values.length; to++) {
                most = Math.max(most, Arrays.stream(values, from, to + 1).average().orElseThrow());
            }
            least = Math.min(least, most);
        }
        return least;
    }
}
