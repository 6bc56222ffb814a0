package io.tidemark.edge.runtime;

import static io.tidemark.edge.runtime.EdgeJobFixture.TOPIC;
import static io.tidemark.edge.runtime.EdgeJobFixture.WINDOW;
import static io.tidemark.edge.runtime.EdgeJobFixture.await;
import static io.tidemark.edge.runtime.EdgeJobFixture.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.WindowSummary;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This release goes on from what the release before the ingest log left behind: 280 readings of a
 * temperature (by 100 ms, three windows open, a detector that has learnt), 20 of a vibration (with
 * seq, one window open), one message refused, four results in the outbox.
 */
class UpgradeTest {

    private static final IntToDoubleFunction TEMPERATURE = number -> 20 + number % 7 * 0.5;
    private static final IntToDoubleFunction VIBRATION = number -> 1 + number % 5 * 0.25;
    private static final int WINDOW_READINGS = 50;
    private static final String VIBRATION_TOPIC = "tidemark/oslo/press-1/vibration";

    @TempDir private Path directory;
    private EdgeJobFixture gateway;

    @BeforeEach
    void unpack() throws Exception {
        gateway = new EdgeJobFixture(directory, "execution.checkpointing.interval: 300 ms");
        EarlierDataDirectory.unpack("data-directory-1.zip", directory.resolve("data"));
    }

    @AfterEach
    void stopBroker() throws Exception {
        gateway.close();
    }

    @Test
    void completesTheWindowsThatAnEarlierReleaseHadOpen() throws Exception {
        EmbeddedFlink flink = gateway.startSubscribed();
        gateway.publish(TOPIC, temperatures(280, 300));
        gateway.publish(VIBRATION_TOPIC, vibrations(20, 50));
        gateway.publish(TOPIC, temperature(900));
        gateway.publish(VIBRATION_TOPIC, vibration(900));
        await("the windows", () -> gateway.summaries().size() == 7);
        gateway.awaitTwoCheckpoints();
        flink.cancel();

        assertThat(flink.recovery().from().number()).isEqualTo(11);
        List<WindowSummary> summaries = gateway.summaries();
        for (int window = 0; window < 6; window++) {
            assertThatWindowIs(summaries, "temperature", window, TEMPERATURE);
        }
        assertThatWindowIs(summaries, "vibration", 0, VIBRATION);
    }

    @Test
    void goesOnCountingWhereTheEarlierReleaseEnded() throws Exception {
        EmbeddedFlink flink = gateway.startSubscribed();
        gateway.publish(TOPIC, temperature(280), "not a reading either");
        await("the second refusal", () -> gateway.results().size() == 5);
        gateway.awaitTwoCheckpoints();
        flink.cancel();

        assertThat(parsed()).isEqualTo(301);
        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_REJECTED)).isEqualTo(2);
        assertThat(gateway.results())
                .filteredOn(result -> result.kind() == EventKind.REJECTED_READING)
                .hasSize(2);
        assertThat(gateway.results())
                .extracting(OutboxResult::sequence)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    private static void assertThatWindowIs(
            List<WindowSummary> summaries, String sensor, int window, IntToDoubleFunction values) {
        long start = WINDOW + window * 5_000L;
        DoubleSummaryStatistics expected =
                IntStream.range(window * WINDOW_READINGS, (window + 1) * WINDOW_READINGS)
                        .mapToDouble(values)
                        .summaryStatistics();
        assertThat(summaries)
                .filteredOn(
                        summary ->
                                summary.getSensor().equals(sensor)
                                        && summary.getWindowStart().toEpochMilli() == start)
                .singleElement()
                .satisfies(
                        summary -> {
                            assertThat(summary.getCount()).isEqualTo(expected.getCount());
                            assertThat(summary.getMin()).isEqualTo(expected.getMin());
                            assertThat(summary.getMax()).isEqualTo(expected.getMax());
                            assertThat(summary.getMean())
                                    .isCloseTo(expected.getAverage(), within(1e-9));
                        });
    }

    private static String[] temperatures(int from, int to) {
        return IntStream.range(from, to).mapToObj(UpgradeTest::temperature).toArray(String[]::new);
    }

    private static String temperature(int number) {
        return """
                {"sensor": "temperature", "type": "temperature", "value": %s, "ts": %d}
                """
                .formatted(TEMPERATURE.applyAsDouble(number), WINDOW + number * 100L);
    }

    private static String[] vibrations(int from, int to) {
        return IntStream.range(from, to).mapToObj(UpgradeTest::vibration).toArray(String[]::new);
    }

    private static String vibration(int number) {
        return """
                {"sensor": "vibration", "type": "vibration", "value": %s, "ts": %d, "seq": %d}
                """
                .formatted(VIBRATION.applyAsDouble(number), WINDOW + number * 100L, number + 1);
    }
}
