package io.tidemark.edge.window;

import static io.tidemark.edge.window.Readings.at;
import static io.tidemark.edge.window.Readings.pressure;
import static io.tidemark.edge.window.Readings.temperature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.events.WindowSummary;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goes on from snapshots that the gateway of commit ad58850 wrote, which knew neither repeated
 * readings nor listening time. It had processed these readings of 2026-01-01, in this order:
 * temperature 20 at 10:00:00, 22 at 10:00:04, 30 at 10:00:20, 24 at 10:00:01; pressure 1 at
 * 10:00:00 and 2 at 10:00:30; temperature 5 at 09:58:00, which was late.
 */
class EarlierStateTest {

    @TempDir private Path directory;

    static Stream<Arguments> snapshots() {
        return Stream.of(
                Arguments.of("earlier-heap.snapshot", new HashMapStateBackend()),
                Arguments.of("earlier-rocksdb.snapshot", new EmbeddedRocksDBStateBackend()));
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void revisesWindowsThatTheEarlierGatewayClosed(String name, StateBackend backend)
            throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults(backend, read(name))) {
            harness.process(temperature(26, "10:00:02"), temperature(26, "10:00:02"));
            harness.process(temperature(32, "10:00:21"), temperature(0, "10:00:40"));

            assertThat(harness.newSummaries())
                    .extracting(
                            WindowSummary::getWindowStart,
                            WindowSummary::getRevision,
                            WindowSummary::getCount,
                            WindowSummary::getMean)
                    .containsExactly(
                            tuple(at("10:00:00"), 2, 4L, 23.0), tuple(at("10:00:20"), 0, 2L, 31.0));
            assertThat(harness.readingsRepeated()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void goesOnWithTheCountsOfTheEarlierGateway(String name, StateBackend backend)
            throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults(backend, read(name))) {
            assertThat(harness.readingsLate()).isEqualTo(1);
            assertThat(harness.windowsOpen()).isEqualTo(2);

            harness.process(pressure(1, "09:59:00"));

            assertThat(harness.readingsLate()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void measuresSilenceFromTheUpgradeOn(String name, StateBackend backend) throws Exception {
        try (WindowHarness harness = WindowHarness.withDefaults(backend, read(name))) {
            harness.setGatewayClock(at("23:00:00").toEpochMilli());
            assertThat(harness.newSummariesAt(29_999)).isEmpty();

            assertThat(harness.newSummariesAt(30_000))
                    .extracting(WindowSummary::getSensor, WindowSummary::getWindowStart)
                    .containsExactlyInAnyOrder(
                            tuple("temperature", at("10:00:20")),
                            tuple("pressure", at("10:00:30")));

            harness.listenUntil(
                    Duration.ofSeconds(30).plus(SummariseWindows.FORGOTTEN_AFTER).toMillis());
            assertThat(harness.windowsInState(Readings.TEMPERATURE)).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    private OperatorSubtaskState read(String name) throws Exception {
        Path file = directory.resolve(name);
        try (InputStream resource = EarlierStateTest.class.getResourceAsStream(name)) {
            Files.copy(resource, file);
        }
        return OperatorSnapshotUtil.readStateHandle(file.toString());
    }
}
