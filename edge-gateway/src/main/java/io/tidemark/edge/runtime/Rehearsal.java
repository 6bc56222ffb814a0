package io.tidemark.edge.runtime;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.config.InvalidConfigException;
import io.tidemark.edge.console.GatewayStatus;
import io.tidemark.edge.outbox.EventKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.FileUtils;

/**
 * A start of a gateway, up to its first results, that touches neither its data nor its broker nor
 * the cloud: the Java VM can write down which classes a gateway needs.
 */
public final class Rehearsal {

    /** Of the devices; with as many readings a minute apart they end before now. */
    private static final Duration IN_THE_PAST = Duration.ofHours(2);

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Rehearsal() {}

    /**
     * Starts a gateway, waits until it has summarised a window and has been saved, and stops it.
     *
     * @param files the gateway's configuration, of which a later one counts before an earlier one
     * @throws InvalidConfigException if it cannot be used
     * @throws TimeoutException if it did not do so within two minutes
     * @throws Exception if it cannot be started, as Flink says
     */
    public static void run(List<Path> files) throws Exception {
        Path directory = Files.createTempDirectory("tidemark-rehearsal");
        long then = Clock.systemUTC().millis() - IN_THE_PAST.toMillis();
        try (RehearsalBroker broker = RehearsalBroker.start(then)) {
            run(EdgeConfig.read(files, instead(directory, broker.uri())));
        } finally {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    private static Map<String, String> instead(Path directory, String broker) {
        return Map.ofEntries(
                Map.entry("gateway.data-directory", directory.toString()),
                Map.entry("ingest.broker", broker),
                Map.entry("ingest.topic-filter", "tidemark/+/+/+"),
                // Nothing listens on the port of the discard service.
                Map.entry("uplink.endpoint", "127.0.0.1"),
                Map.entry("uplink.port", "9"),
                Map.entry("uplink.drain-on-stop", "0s"),
                Map.entry("console.bind-address", "127.0.0.1"),
                Map.entry("console.port", "0"),
                Map.entry(
                        "flink.execution.checkpointing.dir",
                        directory.resolve("checkpoints").toUri().toString()),
                Map.entry("flink.execution.checkpointing.interval", "1s"),
                Map.entry("flink.rest.port", "0"));
    }

    private static void run(EdgeConfig config) throws Exception {
        Gateway gateway = Gateway.start(config, false);
        try {
            awaitResults(gateway);
        } finally {
            gateway.stop();
        }
    }

    private static void awaitResults(Gateway gateway) throws Exception {
        long start = System.nanoTime();
        while (!isDone(gateway.status())) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new TimeoutException("no window and no checkpoint within " + LONGEST);
            }
            try {
                gateway.jobEnded().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                // As it should.
            }
        }
    }

    private static boolean isDone(GatewayStatus status) {
        return status.lastCheckpointAt() != null
                && status.results().byKind().get(EventKind.WINDOW_SUMMARY.label()) > 0;
    }
}
