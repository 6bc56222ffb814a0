package io.tidemark.edge.runtime;

import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.config.InvalidConfigException;
import io.tidemark.edge.health.GatewayMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.FileUtils;

/**
 * A start of the job that touches neither the gateway's data nor its broker nor the cloud: the Java
 * VM can write down which classes a gateway needs.
 */
public final class Rehearsal {

    /** Nothing listens on the port of the discard service. */
    private static final String NOBODY = "mqtt://127.0.0.1:9";

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Rehearsal() {}

    /**
     * Starts the job, waits until it has been saved, and ends it.
     *
     * @param file the gateway's configuration
     * @throws InvalidConfigException if it cannot be used
     * @throws TimeoutException if nothing was saved within two minutes
     * @throws Exception if the job cannot be started, as Flink says
     */
    public static void run(Path file) throws Exception {
        Path directory = Files.createTempDirectory("tidemark-rehearsal");
        try {
            run(EdgeConfig.read(file, instead(directory)));
        } finally {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    private static Map<String, String> instead(Path directory) {
        return Map.of(
                "gateway.data-directory",
                directory.toString(),
                "ingest.broker",
                NOBODY,
                "flink.execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString(),
                "flink.execution.checkpointing.interval",
                "1s",
                "flink.rest.port",
                "0");
    }

    @SuppressWarnings("try") // the directory is there to be closed
    private static void run(EdgeConfig config) throws Exception {
        try (DataDirectory directory = DataDirectory.open(config.gateway())) {
            EmbeddedFlink flink = EmbeddedFlink.start(config);
            try {
                awaitCheckpoint(flink);
            } finally {
                flink.cancel();
            }
        }
    }

    private static void awaitCheckpoint(EmbeddedFlink flink) throws Exception {
        long start = System.nanoTime();
        while (GatewayMetrics.lastCheckpointAt().isEmpty()) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new TimeoutException("no checkpoint within " + LONGEST);
            }
            try {
                flink.ended().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                // As it should.
            }
        }
    }
}
