package io.tidemark.edge.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random readings out of order, against an oracle that keeps every reading and goes through all of
 * them for every question.
 */
class SummariseWindowsOracleTest {

    private static final long SIZE = 5_000;
    private static final long OUT_OF_ORDERNESS = 3_000;
    private static final long LATENESS = 8_000;
    private static final int READINGS = 600;

    private static final WindowConfig WINDOW = new WindowConfig(Duration.ofMillis(SIZE));
    private static final EventTimeConfig EVENT_TIME =
            new EventTimeConfig(
                    Duration.ofMillis(OUT_OF_ORDERNESS),
                    Duration.ofMillis(LATENESS),
                    Duration.ofSeconds(30));

    static Stream<Arguments> runs() {
        return Stream.of(1L, 2L, 3L, 4L, 5L)
                .flatMap(
                        seed ->
                                Stream.of(
                                        Arguments.of(seed, new HashMapStateBackend()),
                                        Arguments.of(seed, new EmbeddedRocksDBStateBackend())));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void emitsWhatTheOracleExpectsAfterEveryReading(long seed, StateBackend backend)
            throws Exception {
        Random random = new Random(seed);
        Oracle oracle = new Oracle();
        try (WindowHarness harness = new WindowHarness(WINDOW, EVENT_TIME, backend, null, 0)) {
            long now = -60_000;
            for (int i = 0; i < READINGS; i++) {
                now += random.nextInt(1_500);
                // Most a little, some far behind; on a grid so that ends of windows are met.
                long behind = random.nextInt(10) == 0 ? 25_000 : 4_000;
                long eventTime = Math.floorDiv(now - random.nextInt((int) behind), 500) * 500;
                SensorReading reading = Readings.temperature(random.nextGaussian(), eventTime);

                harness.process(reading);

                assertSame(harness.newSummaries(), oracle.process(reading));
                assertThat(harness.readingsLate()).isEqualTo(oracle.late);
                assertThat(harness.windowsOpen()).isEqualTo(oracle.open());
            }
        }
        assertThat(oracle.late).isPositive();
        assertThat(oracle.revisions).isPositive();
    }

    private static void assertSame(List<WindowSummary> actual, List<Expected> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            WindowSummary summary = actual.get(i);
            Expected window = expected.get(i);
            double[] values = window.readings.stream().mapToDouble(SensorReading::value).toArray();
            double mean = Arrays.stream(values).sum() / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            assertThat(summary.getWindowStart().toEpochMilli()).isEqualTo(window.start);
            assertThat(summary.getWindowEnd().toEpochMilli()).isEqualTo(window.start + SIZE);
            assertThat(summary.getRevision()).isEqualTo(window.revision);
            assertThat(summary.getCount()).isEqualTo(values.length);
            assertThat(summary.getMean()).isCloseTo(mean, within(1e-12));
            assertThat(summary.getStandardDeviation())
                    .isCloseTo(Math.sqrt(squares / values.length), within(1e-12));
        }
    }

    private record Expected(long start, int revision, List<SensorReading> readings) {}

    private static final class Oracle {

        private final List<SensorReading> accepted = new ArrayList<>();
        private final List<Expected> emitted = new ArrayList<>();
        private long newest = Long.MIN_VALUE + OUT_OF_ORDERNESS;
        private long late;
        private long revisions;

        List<Expected> process(SensorReading reading) {
            long start = startOf(reading);
            List<Expected> results = new ArrayList<>();
            if (newest - OUT_OF_ORDERNESS >= start + SIZE + LATENESS) {
                late++;
            } else {
                accepted.add(reading);
                if (newest - OUT_OF_ORDERNESS >= start + SIZE) {
                    int revision = revisionsOf(start);
                    revisions += revision;
                    results.add(new Expected(start, revision, readingsOf(start)));
                }
            }
            newest = Math.max(newest, reading.eventTimeMillis());
            accepted.stream()
                    .mapToLong(Oracle::startOf)
                    .distinct()
                    .sorted()
                    .filter(window -> newest - OUT_OF_ORDERNESS >= window + SIZE)
                    .filter(window -> revisionsOf(window) == 0)
                    .filter(window -> results.stream().noneMatch(r -> r.start == window))
                    .forEach(window -> results.add(new Expected(window, 0, readingsOf(window))));
            emitted.addAll(results);
            return results;
        }

        long open() {
            return accepted.stream()
                    .mapToLong(Oracle::startOf)
                    .distinct()
                    .filter(window -> revisionsOf(window) == 0)
                    .count();
        }

        private int revisionsOf(long start) {
            return (int) emitted.stream().filter(window -> window.start == start).count();
        }

        private List<SensorReading> readingsOf(long start) {
            return accepted.stream().filter(reading -> startOf(reading) == start).toList();
        }

        private static long startOf(SensorReading reading) {
            return (long) Math.floor((double) reading.eventTimeMillis() / SIZE) * SIZE;
        }
    }
}
