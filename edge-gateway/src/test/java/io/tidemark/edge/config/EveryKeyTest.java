package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.SensorSettings;
import io.tidemark.edge.console.ConsoleConfig;
import io.tidemark.edge.health.HealthConfig;
import io.tidemark.edge.ingest.IngestConfig;
import io.tidemark.edge.ingest.ReadingLimits;
import io.tidemark.edge.ingest.log.LogConfig;
import io.tidemark.edge.model.TrialBounds;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.prediction.PredictionConfig;
import io.tidemark.edge.uplink.UplinkConfig;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.Rules;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that says something else than the default of every key. */
class EveryKeyTest {

    @TempDir private Path directory;

    @Test
    void mapsEveryKey() throws Exception {
        EdgeConfig config =
                read(
                        directory,
                        """
                        gateway: {id: g1, data-directory: /data, savepoint-on-stop: true}
                        ingest:
                          broker: mqtt://broker.example:1884
                          client-id: me
                          topic-filter: tidemark/oslo/#
                          maximum-message-size: 1 mb
                          log: {commit-interval: 20 ms, maximum-size: 1 gb}
                        event-time:
                          out-of-orderness: 1 s
                          allowed-lateness: 0 s
                          idleness: 3 s
                          earliest: 2020-01-01T00:00:00Z
                          maximum-ahead: 2 h
                        windows:
                          size: 1 min
                          maximum-live-sensors: 5
                          maximum-live-size: 2 mb
                        anomaly:
                          detector: none
                          warm-up-readings: 1
                          threshold-deviations: 3.5
                          memory: 4 mb
                          machines: false
                          close-after: 1 min
                          close-after-readings: 3
                          hold-down: 2 min
                          hold-down-readings: 2
                          sensors:
                            - {match: "oslo/*/temp*", minimum: -5, missing-after: 1 min}
                            - match: "*/*/*"
                              detector: robust-statistics
                              maximum: 7.5
                              maximum-change-per-second: 0.5
                              flat-line-after: 2 h
                        prediction:
                          model: DIRECTORY/failures.model
                          public-key: DIRECTORY/authority.pem
                          interval: 10 s
                        outbox:
                          commit-interval: 10 ms
                          commit-rows: 7
                          delivered-retention: 2 d
                          maximum-size: 5 mb
                          minimum-free-disk: 0 b
                        uplink:
                          endpoint: 127.0.0.1
                          port: 18883
                          certificate: DIRECTORY/certificate.pem
                          private-key: DIRECTORY/key.pem
                          certificate-authority: DIRECTORY/authority.pem
                          rule: r
                          maximum-batch-bytes: 5000
                          batch-interval: 1 s
                          daily-budget: 20 mb
                          drain-on-stop: 0 s
                        health.interval: 10 s
                        console: {bind-address: "::1", port: 1}
                        flink:
                          execution.checkpointing: {interval: 1s, dir: "file:///elsewhere", num-retained: 5}
                          some.key.of.a.plugin: 1
                        """);

        assertThat(config)
                .usingRecursiveComparison()
                .ignoringFields("flink")
                .isEqualTo(
                        new EdgeConfig(
                                new GatewayConfig("g1", Path.of("/data"), true),
                                new IngestConfig(
                                        URI.create("mqtt://broker.example:1884"),
                                        "me",
                                        "tidemark/oslo/#",
                                        new LogConfig(
                                                new File("/data/ingest"),
                                                Duration.ofMillis(20),
                                                1 << 30,
                                                5)),
                                new ReadingLimits(
                                        1_048_576,
                                        Instant.parse("2020-01-01T00:00:00Z"),
                                        Duration.ofHours(2)),
                                new EventTimeConfig(
                                        Duration.ofSeconds(1),
                                        Duration.ZERO,
                                        Duration.ofSeconds(3)),
                                new WindowConfig(Duration.ofMinutes(1), 5, 2 * 1_048_576),
                                new AnomalyConfig(
                                        AnomalyConfig.Choice.NONE,
                                        1,
                                        3.5,
                                        4 << 20,
                                        false,
                                        new IncidentSettings(
                                                Duration.ofMinutes(1),
                                                3,
                                                Duration.ofMinutes(2),
                                                2,
                                                1.5,
                                                3),
                                        List.of(
                                                new SensorSettings(
                                                        "oslo/*/temp*",
                                                        null,
                                                        new Rules(
                                                                -5.0,
                                                                null,
                                                                null,
                                                                null,
                                                                Duration.ofMinutes(1))),
                                                new SensorSettings(
                                                        "*/*/*",
                                                        AnomalyConfig.Choice.ROBUST_STATISTICS,
                                                        new Rules(
                                                                null,
                                                                7.5,
                                                                0.5,
                                                                Duration.ofHours(2),
                                                                null)))),
                                new PredictionConfig(
                                        directory.resolve("failures.model").toFile(),
                                        directory.resolve("authority.pem").toFile(),
                                        new File("/data/models"),
                                        Duration.ofSeconds(10),
                                        TrialBounds.DEFAULT,
                                        5),
                                null,
                                new OutboxConfig(
                                        Path.of("/data/outbox.db"),
                                        Duration.ofMillis(10),
                                        7,
                                        Duration.ofDays(2),
                                        5L << 20,
                                        0,
                                        5),
                                new UplinkConfig(
                                        "127.0.0.1",
                                        18_883,
                                        directory.resolve("certificate.pem"),
                                        directory.resolve("key.pem"),
                                        directory.resolve("authority.pem"),
                                        "r",
                                        5_000,
                                        Duration.ofSeconds(1),
                                        20L << 20,
                                        Duration.ZERO),
                                null,
                                new HealthConfig(Duration.ofSeconds(10)),
                                new ConsoleConfig("::1", 1),
                                config.flink()));
        assertThat(config.flink())
                .containsEntry("execution.checkpointing.interval", "1s")
                .containsEntry("execution.checkpointing.dir", "file:///elsewhere")
                .containsEntry("some.key.of.a.plugin", "1")
                .containsEntry("taskmanager.memory.managed.size", "64mb");
    }
}
