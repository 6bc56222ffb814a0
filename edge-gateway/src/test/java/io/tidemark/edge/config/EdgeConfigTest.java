package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.REQUIRED;
import static io.tidemark.edge.config.ConfigFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.console.ConsoleConfig;
import io.tidemark.edge.health.HealthConfig;
import io.tidemark.edge.ingest.IngestConfig;
import io.tidemark.edge.ingest.ReadingLimits;
import io.tidemark.edge.ingest.log.LogConfig;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.uplink.UplinkConfig;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeConfigTest {

    @TempDir private Path directory;

    @Test
    void hasDefaultsForEveryKeyThatIsNotRequired() throws Exception {
        EdgeConfig config = read(directory, REQUIRED);

        assertThat(config)
                .usingRecursiveComparison()
                .ignoringFields("flink")
                .isEqualTo(
                        new EdgeConfig(
                                new GatewayConfig("press-hall", directory.resolve("data"), false),
                                new IngestConfig(
                                        URI.create("mqtt://127.0.0.1:1883"),
                                        "press-hall-ingest",
                                        "tidemark/+/+/+",
                                        new LogConfig(
                                                directory.resolve("data/ingest").toFile(),
                                                Duration.ofMillis(10),
                                                256 << 20,
                                                3)),
                                new ReadingLimits(
                                        262_144,
                                        Instant.parse("2000-01-01T00:00:00Z"),
                                        Duration.ofDays(1)),
                                new EventTimeConfig(
                                        Duration.ofSeconds(10),
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(30)),
                                new WindowConfig(Duration.ofSeconds(5), 4_096, 32 * 1_048_576),
                                AnomalyConfig.DEFAULT,
                                PredictionConfig.NONE,
                                null,
                                new OutboxConfig(
                                        directory.resolve("data/outbox.db"),
                                        Duration.ofMillis(50),
                                        500,
                                        Duration.ofHours(1),
                                        1L << 30,
                                        256L << 20,
                                        3),
                                new UplinkConfig(
                                        "iot.example.com",
                                        8883,
                                        directory.resolve("certificate.pem"),
                                        directory.resolve("key.pem"),
                                        null,
                                        "tidemark_test_events",
                                        120_000,
                                        Duration.ofMillis(500),
                                        Long.MAX_VALUE,
                                        Duration.ofSeconds(10)),
                                null,
                                new HealthConfig(Duration.ofMinutes(1)),
                                new ConsoleConfig("127.0.0.1", 8480),
                                config.flink()));
        assertThat(config.flink())
                .containsEntry("state.backend.type", "rocksdb")
                .containsEntry("execution.checkpointing.interval", "5s")
                .containsEntry("execution.checkpointing.mode", "EXACTLY_ONCE")
                .containsEntry(
                        "execution.checkpointing.dir",
                        directory.resolve("data/checkpoints").toUri().toString());
    }

    @Test
    void passesOverAKeyOfAnEarlierRelease() throws Exception {
        EdgeConfig config = read(directory, REQUIRED + "anomaly: {maximum-live-detectors: 4}\n");

        assertThat(config.anomaly()).usingRecursiveComparison().isEqualTo(AnomalyConfig.DEFAULT);
    }
}
