package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowAggregateTest {

    @Test
    void agreesWithTheTwoPassFormulas() {
        double[] values = new Random(7).doubles(1_000, -50, 150).toArray();

        WindowAggregate aggregate = aggregate(values);

        double mean = Arrays.stream(values).sum() / values.length;
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
        assertThat(aggregate.count()).isEqualTo(1_000);
        assertThat(aggregate.mean()).isCloseTo(mean, within(1e-12));
        assertThat(aggregate.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(aggregate.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(aggregate.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
    }

    @Test
    void keepsTheDeviationOfValuesThatAreLargeAndClose() {
        WindowAggregate aggregate = aggregate(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(aggregate.mean()).isEqualTo(1e9 + 10);
        assertThat(aggregate.standardDeviation()).isEqualTo(Math.sqrt(22.5));
    }

    @Test
    void hasNoDeviationForOneValue() {
        WindowAggregate aggregate = aggregate(-3.5);

        assertThat(aggregate).isEqualTo(new WindowAggregate(1, -3.5, 0, -3.5, -3.5, -3.5, 0));
        assertThat(aggregate.standardDeviation()).isZero();
    }

    @Test
    void takesTheLatestByEventTimeForLastAndOfSeveralTheOneThatCameLast() {
        WindowAggregate aggregate =
                WindowAggregate.of(1, 1_000).plus(2, 3_000).plus(3, 2_000).plus(4, 3_000);

        assertThat(aggregate.last()).isEqualTo(4);
        assertThat(aggregate.plus(5, 2_999).last()).isEqualTo(4);
    }

    private static WindowAggregate aggregate(double... values) {
        WindowAggregate aggregate = WindowAggregate.of(values[0], 0);
        for (int i = 1; i < values.length; i++) {
            aggregate = aggregate.plus(values[i], i);
        }
        return aggregate;
    }
}
