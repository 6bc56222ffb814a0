package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.REQUIRED;
import static io.tidemark.edge.config.ConfigFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.console.ConsoleConfig;
import io.tidemark.edge.health.HealthConfig;
import io.tidemark.edge.ingest.IngestConfig;
import io.tidemark.edge.ingest.ReadingLimits;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.uplink.UplinkConfig;
import io.tidemark.edge.window.EventTimeConfig;
import io.tidemark.edge.window.WindowConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                                new GatewayConfig("press-hall", directory.resolve("data")),
                                new IngestConfig(
                                        URI.create("mqtt://127.0.0.1:1883"),
                                        "press-hall-ingest",
                                        "tidemark/+/+/+"),
                                new ReadingLimits(
                                        262_144,
                                        Instant.parse("2000-01-01T00:00:00Z"),
                                        Duration.ofDays(1)),
                                new EventTimeConfig(
                                        Duration.ofSeconds(10),
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(30)),
                                new WindowConfig(Duration.ofSeconds(5)),
                                AnomalyConfig.DEFAULT,
                                new OutboxConfig(
                                        directory.resolve("data/outbox.db"),
                                        Duration.ofMillis(50),
                                        500,
                                        Duration.ofHours(1)),
                                new UplinkConfig(
                                        "iot.example.com",
                                        8883,
                                        directory.resolve("certificate.pem"),
                                        directory.resolve("key.pem"),
                                        null,
                                        "tidemark_test_events",
                                        120_000,
                                        Duration.ofMillis(500),
                                        Duration.ofSeconds(10)),
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
    void mapsEveryKey() throws Exception {
        EdgeConfig config =
                read(
                        directory,
                        """
                        gateway: {id: g1, data-directory: /data}
                        ingest:
                          broker: mqtt://broker.example:1884
                          client-id: me
                          topic-filter: tidemark/oslo/#
                          maximum-message-size: 1 mb
                        event-time:
                          out-of-orderness: 1 s
                          allowed-lateness: 0 s
                          idleness: 3 s
                          earliest: 2020-01-01T00:00:00Z
                          maximum-ahead: 2 h
                        windows.size: 1 min
                        anomaly:
                          warm-up-readings: 1
                          hold-down-readings: 2
                          threshold-deviations: 3.5
                          maximum-live-detectors: 4
                        outbox: {commit-interval: 10 ms, commit-rows: 7, delivered-retention: 2 d}
                        uplink:
                          endpoint: 127.0.0.1
                          port: 18883
                          certificate: DIRECTORY/certificate.pem
                          private-key: DIRECTORY/key.pem
                          certificate-authority: DIRECTORY/authority.pem
                          rule: r
                          maximum-batch-bytes: 5000
                          batch-interval: 1 s
                          drain-on-stop: 0 s
                        health.interval: 10 s
                        console: {bind-address: "::1", port: 1}
                        flink:
                          execution.checkpointing: {interval: 1s, dir: "file:///elsewhere"}
                          some.key.of.a.plugin: 1
                        """);

        assertThat(config)
                .usingRecursiveComparison()
                .ignoringFields("flink")
                .isEqualTo(
                        new EdgeConfig(
                                new GatewayConfig("g1", Path.of("/data")),
                                new IngestConfig(
                                        URI.create("mqtt://broker.example:1884"),
                                        "me",
                                        "tidemark/oslo/#"),
                                new ReadingLimits(
                                        1_048_576,
                                        Instant.parse("2020-01-01T00:00:00Z"),
                                        Duration.ofHours(2)),
                                new EventTimeConfig(
                                        Duration.ofSeconds(1),
                                        Duration.ZERO,
                                        Duration.ofSeconds(3)),
                                new WindowConfig(Duration.ofMinutes(1)),
                                new AnomalyConfig(1, 2, 3.5, 4),
                                new OutboxConfig(
                                        Path.of("/data/outbox.db"),
                                        Duration.ofMillis(10),
                                        7,
                                        Duration.ofDays(2)),
                                new UplinkConfig(
                                        "127.0.0.1",
                                        18_883,
                                        directory.resolve("certificate.pem"),
                                        directory.resolve("key.pem"),
                                        directory.resolve("authority.pem"),
                                        "r",
                                        5_000,
                                        Duration.ofSeconds(1),
                                        Duration.ZERO),
                                new HealthConfig(Duration.ofSeconds(10)),
                                new ConsoleConfig("::1", 1),
                                config.flink()));
        assertThat(config.flink())
                .containsEntry("execution.checkpointing.interval", "1s")
                .containsEntry("execution.checkpointing.dir", "file:///elsewhere")
                .containsEntry("some.key.of.a.plugin", "1")
                .containsEntry("taskmanager.memory.managed.size", "128mb");
    }

    @Test
    void namesEveryFaultAtOnce() throws IOException {
        InvalidConfigException failure =
                failure(
                        """
                        gateway: {id: "no spaces"}
                        ingest: {broker: "http://x", topic-filter: "a/#/b"}
                        event-time: {idleness: soon, earliest: 2000}
                        windows: {size: 0 s}
                        anomaly: {threshold-deviations: NaN}
                        outbox: {commit-rows: 0}
                        uplink:
                          endpoint: iot.example.com:8883
                          port: 70000
                          certificate: DIRECTORY/absent.pem
                          private-key: DIRECTORY/key.pem
                          rule: r
                          batch-intervall: 1 s
                        consol: {port: 1}
                        flink:
                          taskmanager.memory.managed.size: much
                          execution.checkpointing.intervall: 5s
                          parallelism.default: 4
                        """);

        assertThat(failure.faults())
                .extracting(ConfigFault::key)
                .containsExactly(
                        "gateway.id",
                        "gateway.data-directory",
                        "ingest.broker",
                        "ingest.topic-filter",
                        "event-time.earliest",
                        "event-time.idleness",
                        "windows.size",
                        "anomaly.threshold-deviations",
                        "outbox.commit-rows",
                        "uplink.endpoint",
                        "uplink.port",
                        "uplink.certificate",
                        "flink.taskmanager.memory.managed.size",
                        "flink.execution.checkpointing.intervall",
                        "flink.parallelism.default",
                        "uplink.batch-intervall",
                        "consol.port");
        assertThat(failure)
                .hasMessageContaining("17 faults")
                .hasMessageContaining("gateway.id: found 'no spaces', expected 1 to 128 letters")
                .hasMessageContaining("gateway.data-directory: found nothing, expected a path")
                .hasMessageContaining("event-time.idleness: found 'soon', expected a duration")
                .hasMessageContaining("perhaps uplink.batch-interval")
                .hasMessageContaining("perhaps console.port")
                .hasMessageContaining("perhaps execution.checkpointing.interval");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.id, ''",
        "gateway.data-directory, ''",
        "uplink.endpoint, ''",
        "uplink.certificate, DIRECTORY",
        "uplink.private-key, ''",
        "uplink.rule, 'with space'"
    })
    void refusesRequiredKeysThatSayNothingUseful(String key, String value) throws IOException {
        InvalidConfigException failure =
                failure(
                        REQUIRED.replaceFirst(
                                "(?m)^( *" + lastPart(key) + ":) .*$", "$1 '" + value + "'"));

        assertThat(failure.faults()).extracting(ConfigFault::key).containsExactly(key);
    }

    @Test
    void reportsEveryRequiredKeyOfAnEmptyFile() throws IOException {
        assertThat(failure("").faults())
                .extracting(ConfigFault::toString)
                .allMatch(fault -> fault.contains("found nothing, expected "))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]|no sections",
                "just text|no sections",
                "a: {|line",
                "a: 1\\na: 2|Duplicate"
            })
    void reportsAFileThatIsNotAConfiguration(String yaml, String found) throws IOException {
        assertThat(failure(yaml.replace("\\n", "\n")).faults())
                .singleElement()
                .extracting(ConfigFault::found)
                .asString()
                .contains(found);
    }

    @Test
    void reportsAnAbsentFile() {
        Path absent = directory.resolve("absent.yaml");

        assertThat(
                        catchThrowableOfType(
                                InvalidConfigException.class, () -> EdgeConfig.read(absent)))
                .hasMessageContaining(absent.toString())
                .hasMessageContaining("expected a readable file");
    }

    private InvalidConfigException failure(String yaml) throws IOException {
        Path file = ConfigFixtures.write(directory, yaml);
        return catchThrowableOfType(InvalidConfigException.class, () -> EdgeConfig.read(file));
    }

    private static String lastPart(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
