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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random readings of three sensors, out of order, late and repeated, of which one or all are held
 * in memory, through restarts, against an oracle that keeps every reading and goes through all of
 * them for every question.
 */
class SummariseWindowsOracleTest {

    private static final long SIZE = 5_000;
    private static final long OUT_OF_ORDERNESS = 3_000;
    private static final long LATENESS = 8_000;
    private static final long IDLENESS = 30_000;
    private static final int SENSORS = 3;
    private static final int READINGS = 1_500;

    private static final EventTimeConfig EVENT_TIME =
            new EventTimeConfig(
                    Duration.ofMillis(OUT_OF_ORDERNESS),
                    Duration.ofMillis(LATENESS),
                    Duration.ofMillis(IDLENESS));

    static Stream<Arguments> runs() {
        return Stream.of(1L, 2L, 3L)
                .flatMap(
                        seed ->
                                Stream.of(
                                        Arguments.of(seed, 1, new HashMapStateBackend()),
                                        Arguments.of(seed, 3, new HashMapStateBackend()),
                                        Arguments.of(seed, 1, new EmbeddedRocksDBStateBackend()),
                                        Arguments.of(seed, 3, new EmbeddedRocksDBStateBackend())));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void emitsWhatTheOracleExpectsAfterEveryReading(
            long seed, int liveSensors, StateBackend backend) throws Exception {
        Random random = new Random(seed);
        WindowConfig window = new WindowConfig(Duration.ofMillis(SIZE), liveSensors, 1_000_000);
        List<Sensor> sensors = Stream.generate(Sensor::new).limit(SENSORS).toList();
        WindowHarness harness = new WindowHarness(window, EVENT_TIME, backend, null);
        long listening = 0;
        for (int i = 0; i < READINGS; i++) {
            if (random.nextInt(300) == 0) {
                WindowHarness next =
                        new WindowHarness(window, EVENT_TIME, backend, harness.snapshot());
                harness.close();
                harness = next;
                harness.listenUntil(listening);
            }
            listening += random.nextInt(random.nextInt(50) == 0 ? 60_000 : 1_500);
            assertSame(harness.newSummariesAt(listening), silent(sensors, listening));

            int index = random.nextInt(SENSORS);
            Sensor sensor = sensors.get(index);
            sensor.seenAt = listening;
            SensorReading reading = sensor.next(random, "oslo/press/" + index);
            harness.process(reading);

            assertSame(harness.newSummaries(), sensor.oracle.process(reading));
            assertThat(harness.readingsLate()).isEqualTo(sum(sensors, WindowOracle::late));
            assertThat(harness.readingsRepeated()).isEqualTo(sum(sensors, WindowOracle::repeated));
            assertThat(harness.windowsOpen()).isEqualTo(sum(sensors, o -> (int) o.open()));
        }
        harness.close();
        assertThat(sum(sensors, WindowOracle::late)).isPositive();
        assertThat(sum(sensors, WindowOracle::repeated)).isPositive();
        assertThat(sum(sensors, WindowOracle::changes)).isPositive();
    }

    private static List<WindowOracle.Expected> silent(List<Sensor> sensors, long listening) {
        List<WindowOracle.Expected> expected = new ArrayList<>();
        for (Sensor sensor : sensors) {
            if (listening >= sensor.seenAt + IDLENESS) {
                expected.addAll(sensor.oracle.fallSilent());
            }
        }
        return expected;
    }

    private static long sum(List<Sensor> sensors, ToIntFunction<WindowOracle> count) {
        return sensors.stream().mapToInt(sensor -> count.applyAsInt(sensor.oracle)).sum();
    }

    /** The order between sensors that fall silent together is not promised. */
    private static void assertSame(
            List<WindowSummary> actual, List<WindowOracle.Expected> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (WindowOracle.Expected window : expected) {
            assertThat(actual).anySatisfy(summary -> assertSame(summary, window));
        }
    }

    private static void assertSame(WindowSummary summary, WindowOracle.Expected window) {
        double[] values = window.readings().stream().mapToDouble(SensorReading::value).toArray();
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        assertThat("oslo/press/" + summary.getSensor())
                .isEqualTo(window.readings().get(0).series());
        assertThat(summary.getWindowStart().toEpochMilli()).isEqualTo(window.start());
        assertThat(summary.getWindowEnd().toEpochMilli()).isEqualTo(window.start() + SIZE);
        assertThat(summary.getRevision()).isEqualTo(window.revision());
        assertThat(summary.getCount()).isEqualTo(values.length);
        assertThat(summary.getMean()).isCloseTo(mean, within(1e-9));
        assertThat(summary.getMin()).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(summary.getMax()).isEqualTo(Arrays.stream(values).max().orElseThrow());
        assertThat(summary.getStandardDeviation())
                .isCloseTo(Math.sqrt(squares / values.length), within(1e-9));
    }

    /** A sensor whose clock goes on by itself, with the oracle that knows all about it. */
    private static final class Sensor {

        private final WindowOracle oracle = new WindowOracle(SIZE, OUT_OF_ORDERNESS, LATENESS);
        private final List<SensorReading> sent = new ArrayList<>();
        private long seenAt;
        private long clock = -60_000;

        /** Most a little behind, some far; on a grid so that ends of windows are met. */
        SensorReading next(Random random, String series) {
            if (!sent.isEmpty() && random.nextInt(8) == 0) {
                return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(20)));
            }
            clock += random.nextInt(1_500);
            int behind = random.nextInt(10) == 0 ? 25_000 : 4_000;
            long eventTime = Math.floorDiv(clock - random.nextInt(behind), 500) * 500;
            Long sequence = random.nextBoolean() ? null : (long) random.nextInt(3);
            SensorReading reading =
                    new SensorReading(
                            series, "heat", null, random.nextInt(3), eventTime, sequence, 0);
            sent.add(reading);
            return reading;
        }
    }
}
