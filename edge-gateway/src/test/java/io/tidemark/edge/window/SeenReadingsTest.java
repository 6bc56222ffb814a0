package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenReadingsTest {

    private record Reading(long offset, Long sequence, Long valueBits) {

        static Reading of(long offset, Long sequence, double value) {
            Long bits = sequence == null ? Double.doubleToRawLongBits(value) : null;
            return new Reading(offset, sequence, bits);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void knowsExactlyWhatWasAddedThroughAnyNumberOfSaves(long seed) {
        Random random = new Random(seed);
        Set<Reading> oracle = new HashSet<>();
        SeenReadings seen = new SeenReadings();
        for (int i = 0; i < 2_000; i++) {
            long offset = random.nextInt(200);
            Long sequence = random.nextInt(3) == 0 ? null : extreme(random);
            double value = Double.longBitsToDouble(extreme(random));

            assertThat(seen.add(offset, sequence, value))
                    .isEqualTo(oracle.add(Reading.of(offset, sequence, value)));
            assertThat(seen.count()).isEqualTo(oracle.size());
            if (random.nextInt(20) == 0) {
                seen = SeenReadings.of(seen.toBytes());
            }
        }
        assertThat(oracle).hasSizeLessThan(2_000);
    }

    private static long extreme(Random random) {
        long[] values = {0, 1, -1, 63, -64, 64, 128, Long.MAX_VALUE, Long.MIN_VALUE};
        return values[random.nextInt(values.length)];
    }

    @Test
    void tellsZeroFromNegativeZero() {
        SeenReadings seen = new SeenReadings();

        assertThat(seen.add(0, null, 0.0)).isTrue();
        assertThat(seen.add(0, null, -0.0)).isTrue();
        assertThat(seen.add(0, null, 0.0)).isFalse();
    }

    @Test
    void doesNotLookAtTheValueOfANumberedReading() {
        SeenReadings seen = new SeenReadings();

        assertThat(seen.add(0, 7L, 1.0)).isTrue();
        assertThat(seen.add(0, 7L, 2.0)).isFalse();
        assertThat(seen.add(1, 7L, 1.0)).isTrue();
        assertThat(seen.add(0, null, 1.0)).isTrue();
    }

    @Test
    void takesThreeBytesForAReadingOfADeviceThatCounts() {
        SeenReadings seen = new SeenReadings();
        for (int i = 0; i < 50; i++) {
            seen.add(100L * i, 1_000_000L + i, i);
        }

        assertThat(seen.toBytes()).hasSizeLessThan(50 * 3 + 8);
    }
}
