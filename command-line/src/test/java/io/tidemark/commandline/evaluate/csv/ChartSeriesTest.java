package io.tidemark.commandline.evaluate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.models.anomaly.Reason;
import io.tidemark.models.anomaly.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChartSeriesTest {

    private final ChartSeries chart = new ChartSeries();

    @Test
    void showsEveryReadingWhileThereIsRoom() {
        add(1_000, 5, 1, 9);
        add(2_500, 6, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        assertThat(chart.seconds()).containsExactly(1, 2.5);
        assertThat(chart.least()).containsExactly(5, 6);
        assertThat(chart.greatest()).containsExactly(5, 6);
        assertThat(chart.expectedLower()).containsExactly(1, Float.NEGATIVE_INFINITY);
        assertThat(chart.expectedUpper()).containsExactly(9, Float.POSITIVE_INFINITY);
        assertThat(chart.readingsPerPoint()).isEqualTo(1);
    }

    @Test
    void neverGoesBackInTime() {
        add(2_000, 5, 0, 0);
        add(1_000, 6, 0, 0);

        assertThat(chart.seconds()).containsExactly(2, 2);
    }

    @Test
    void keepsTheExtremesOfEveryStretchInBoundedMemory() {
        int readings = 3 * ChartSeries.MOST_POINTS + 5;
        double[] values = new Random(1).doubles(readings, -1, 1).toArray();
        for (int reading = 0; reading < readings; reading++) {
            add(1_000L * reading, values[reading], 0, reading);
        }

        int stretch = chart.readingsPerPoint();
        double[] seconds = chart.seconds();
        assertThat(stretch).isEqualTo(4);
        assertThat(seconds).hasSize((readings + stretch - 1) / stretch);
        for (int point = 0; point < seconds.length; point++) {
            float least = Float.MAX_VALUE;
            float greatest = -Float.MAX_VALUE;
            int end = Math.min(readings, (point + 1) * stretch);
            for (int reading = point * stretch; reading < end; reading++) {
                least = Math.min(least, (float) values[reading]);
                greatest = Math.max(greatest, (float) values[reading]);
            }
            assertThat(seconds[point]).isEqualTo(point * stretch);
            assertThat(chart.least()[point]).isEqualTo(least);
            assertThat(chart.greatest()[point]).isEqualTo(greatest);
            assertThat(chart.expectedUpper()[point]).isEqualTo(end - 1);
        }
    }

    private void add(long millis, double value, double lower, double upper) {
        chart.add(millis, value, new Verdict(0, 1, lower, upper, Reason.UNUSUAL));
    }
}
