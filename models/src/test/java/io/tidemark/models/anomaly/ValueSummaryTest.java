package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValueSummaryTest {

    private static final double FADING = 1 - 3e-4;

    private final ValueSummary summary = new ValueSummary();

    @Test
    void isExactWhileThereAreFewValues() {
        Random random = new Random(2);
        TreeMap<Double, Double> expected = new TreeMap<>();

        for (int i = 0; i < 3_000; i++) {
            double value = random.nextInt(40) / 4.0;
            summary.learn(value);
            expected.replaceAll((any, weight) -> weight * FADING);
            expected.merge(value, 1.0, Double::sum);
        }

        assertThat(summary.bins()).isEqualTo(expected.size());
        int bin = 0;
        for (Map.Entry<Double, Double> entry : expected.entrySet()) {
            assertThat(summary.value(bin)).isEqualTo(entry.getKey());
            assertThat(summary.weight(bin)).isCloseTo(entry.getValue(), within(0.01));
            bin++;
        }
    }

    @Test
    void keepsTheWeightAndTheMeanOfManyValues() {
        double weight = 0;
        double sum = 0;
        for (double value : SampleSeries.noisySine(8_000)) {
            summary.learn(value);
            weight = weight * FADING + 1;
            sum = sum * FADING + value;
        }

        double binned = 0;
        for (int i = 0; i < summary.bins(); i++) {
            binned += summary.weight(i) * summary.value(i);
        }
        assertThat(summary.weight()).isCloseTo(weight, within(0.1));
        assertThat(binned / summary.weight()).isCloseTo(sum / weight, within(0.01));
    }

    @Test
    void forgetsWhatHasNotComeForLong() {
        summary.learn(1_000);
        for (int i = 0; i < 20_000; i++) {
            summary.learn(i % 2);
        }

        assertThat(summary.bins()).isEqualTo(2);
        assertThat(summary.upper()).isEqualTo(1);
    }

    @Test
    void leavesOutliersOutOfTheUsualRange() {
        for (int i = 0; i < 3_000; i++) {
            summary.learn(i % 1_000 == 500 ? 1e9 : i % 10);
        }

        assertThat(summary.lower()).isZero();
        assertThat(summary.upper()).isEqualTo(9);
    }

    @Test
    void hasNoUsualRangeBeforeTheFirstValue() {
        assertThat(summary.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(summary.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
