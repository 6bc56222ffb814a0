package io.tidemark.edge.runtime;

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
import org.apache.flink.metrics.Gauge;
import org.awaitility.Awaitility;

/** The whole job between a real broker and an outbox, in a directory of its own. */
final class EdgeJobFixture {

    static final String TOPIC = "tidemark/oslo/press-1/temperature";

    /** Begin of a window; readings claim times from here on. */
    static final long WINDOW = 1_767_225_600_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final DeviceBroker broker;
    private final EdgeConfig config;

    /**
     * @param directory of the test; the gateway's data directory is {@code data} in it
     * @param flink more keys of section flink, as YAML within braces
     */
    EdgeJobFixture(Path directory, String flink) throws Exception {
        broker = new DeviceBroker(directory.resolve("broker"));
        broker.start();
        Path pem = Files.writeString(directory.resolve("identity.pem"), "PEM");
        String yaml =
                """
                gateway: {id: g1, data-directory: %1$s/data}
                ingest: {broker: "%2$s"}
                event-time: {idleness: 1 h}
                uplink: {endpoint: localhost, certificate: %3$s, private-key: %3$s, rule: r}
                flink: {%4$s}
                """
                        .formatted(directory, broker.address(), pem, flink);
        config = EdgeConfig.read(Files.writeString(directory.resolve("edge.yaml"), yaml));
    }

    EdgeConfig config() {
        return config;
    }

    CheckpointDirectory checkpoints() {
        return new CheckpointDirectory(
                config.gateway().checkpoints(), config.gateway().savepoints());
    }

    EmbeddedFlink startSubscribed() throws Exception {
        forgetMetrics();
        EmbeddedFlink flink = EmbeddedFlink.start(config);
        await("a subscription", () -> GatewayMetrics.read(GatewayMetric.SUBSCRIPTIONS) == 1);
        return flink;
    }

    /** They are kept once per process and outlive a job. */
    private static void forgetMetrics() {
        Gauge<Integer> nothing = () -> 0;
        for (GatewayMetric metric : GatewayMetric.values()) {
            new GatewayMetrics().notifyOfAddedMetric(nothing, metric.flinkName(), null);
        }
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    static long parsed() {
        return GatewayMetrics.read(GatewayMetric.READINGS_PARSED);
    }

    /** Returns when two sealed checkpoints hold what has been published so far. */
    void awaitTwoCheckpoints() throws IOException {
        long before = newestSealed();
        // The next may have been begun already, the one after it holds everything.
        await("sealed checkpoints", () -> newestSealed() >= before + 3);
    }

    private long newestSealed() throws IOException {
        return checkpoints().complete().stream()
                .filter(CheckpointDirectory.Checkpoint::isSealed)
                .mapToLong(CheckpointDirectory.Checkpoint::number)
                .findFirst()
                .orElse(0);
    }

    /** Publishes readings and waits until the job has parsed all from number 0 on. */
    void publishAndAwait(int from, int to) {
        publish(from, to);
        await("the readings", () -> parsed() == to);
    }

    /** Publishes readings of one sensor, 100 ms apart. */
    void publish(int from, int to) {
        broker.publish(
                TOPIC,
                IntStream.range(from, to)
                        .mapToObj(number -> reading(number * 100L))
                        .toArray(String[]::new));
    }

    void publish(String topic, String... payloads) {
        broker.publish(topic, payloads);
    }

    static String reading(long offsetMillis) {
        return """
                {"sensor": "temperature", "type": "temperature", "value": 20.5, "ts": %d}
                """
                .formatted(WINDOW + offsetMillis);
    }

    List<OutboxResult> results() {
        try (Outbox outbox = Outbox.open(config.outbox().file(), Clock.systemUTC())) {
            return new ArrayList<>(outbox.deliveryOrder().next(1_000, Long.MAX_VALUE));
        }
    }

    /** Summaries in the order in which they were found. */
    List<WindowSummary> summaries() throws UndecodableEventException {
        List<WindowSummary> summaries = new ArrayList<>();
        for (OutboxResult result : results()) {
            if (result.kind() == EventKind.WINDOW_SUMMARY) {
                summaries.add((WindowSummary) EventCodec.decode(result.event()));
            }
        }
        return summaries;
    }

    /** Ends the broker. */
    void close() throws Exception {
        broker.stop();
    }
}
