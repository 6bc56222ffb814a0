package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.health.GatewayMetrics;
import io.tidemark.edge.ingest.DeviceBroker;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.WindowSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to the outbox. */
class EmbeddedFlinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TOPIC = "tidemark/oslo/press-1/temperature";

    /** Begin of a window; readings claim times from here on. */
    private static final long WINDOW = 1_767_225_600_000L;

    @TempDir private Path directory;
    private DeviceBroker broker;
    private EdgeConfig config;

    @BeforeEach
    void prepare() throws Exception {
        broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
        Path pem = Files.writeString(directory.resolve("identity.pem"), "PEM");
        String yaml =
                """
                gateway: {id: g1, data-directory: %1$s/data}
                ingest: {broker: "%2$s"}
                event-time: {idleness: 1 h}
                uplink: {endpoint: localhost, certificate: %3$s, private-key: %3$s, rule: r}
                flink: {execution.checkpointing.interval: 300 ms}
                """
                        .formatted(directory, broker.address(), pem);
        config = EdgeConfig.read(Files.writeString(directory.resolve("edge.yaml"), yaml));
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void goesOnFromItsNewestCheckpointAsIfItHadNeverStopped() throws Exception {
        EmbeddedFlink first = startSubscribed();
        publish(0, 10);
        await("ten readings", () -> parsed() == 10);
        long before = checkpointNumber();
        // The one after the next holds them, and the one after that shows that it was made known.
        await("checkpoints after them", () -> checkpointNumber() >= before + 3);
        first.cancel();

        EmbeddedFlink second = startSubscribed();
        publish(10, 20);
        broker.publish(TOPIC, reading(60_000), "not a reading");
        await("the results", () -> results().size() == 2);
        second.cancel();

        assertThat(parsed()).isEqualTo(21);
        assertThat(GatewayMetrics.read(GatewayMetric.READINGS_REJECTED)).isEqualTo(1);
        assertThat(results())
                .filteredOn(result -> result.kind() == EventKind.WINDOW_SUMMARY)
                .singleElement()
                .satisfies(result -> assertThat(summary(result).getCount()).isEqualTo(20));
        assertThat(results())
                .filteredOn(result -> result.kind() == EventKind.REJECTED_READING)
                .hasSize(1);
    }

    private EmbeddedFlink startSubscribed() throws Exception {
        EmbeddedFlink flink = EmbeddedFlink.start(config);
        await("a subscription", () -> GatewayMetrics.read(GatewayMetric.SUBSCRIPTIONS) == 1);
        return flink;
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    private static long parsed() {
        return GatewayMetrics.read(GatewayMetric.READINGS_PARSED);
    }

    private long checkpointNumber() throws IOException {
        return new CheckpointDirectory(config.gateway().checkpoints())
                .newestComplete()
                .map(CheckpointDirectory.Checkpoint::number)
                .orElse(0L);
    }

    private void publish(int from, int to) {
        broker.publish(
                TOPIC,
                IntStream.range(from, to)
                        .mapToObj(number -> reading(number * 100L))
                        .toArray(String[]::new));
    }

    private static String reading(long offsetMillis) {
        return """
                {"sensor": "temperature", "type": "temperature", "value": 20.5, "ts": %d}
                """
                .formatted(WINDOW + offsetMillis);
    }

    private List<OutboxResult> results() {
        try (Outbox outbox = Outbox.open(config.outbox().file(), Clock.systemUTC())) {
            return new ArrayList<>(outbox.deliveryOrder().next(100, Long.MAX_VALUE));
        }
    }

    private static WindowSummary summary(OutboxResult result) throws UndecodableEventException {
        return (WindowSummary) EventCodec.decode(result.event());
    }
}
