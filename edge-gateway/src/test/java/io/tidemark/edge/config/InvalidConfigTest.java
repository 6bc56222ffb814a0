package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidConfigTest {

    @TempDir private Path directory;

    @Test
    void namesEveryFaultAtOnce() throws IOException {
        InvalidConfigException failure =
                failure(
                        """
                        gateway: {id: "no spaces"}
                        ingest: {broker: "http://x", topic-filter: "a/#/b"}
                        event-time: {idleness: soon, earliest: 2000}
                        windows: {size: 0 s}
                        anomaly:
                          threshold-deviations: NaN
                          sensors:
                            - {}
                            - {match: "a/b/c", minimum: 2, maximum: 1}
                            - {match: "a/b", missing-after: soon, minimun: 1}
                        prediction: {model: x}
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
                        "anomaly.sensors[0].match",
                        "anomaly.sensors[1].minimum",
                        "anomaly.sensors[2].match",
                        "anomaly.sensors[2].missing-after",
                        "prediction.public-key",
                        "outbox.commit-rows",
                        "uplink.endpoint",
                        "uplink.port",
                        "uplink.certificate",
                        "flink.taskmanager.memory.managed.size",
                        "flink.execution.checkpointing.intervall",
                        "flink.parallelism.default",
                        "anomaly.sensors[2].minimun",
                        "uplink.batch-intervall",
                        "consol.port");
        assertThat(failure)
                .hasMessageContaining("23 faults")
                .hasMessageContaining("gateway.id: found 'no spaces', expected 1 to 128 letters")
                .hasMessageContaining("gateway.data-directory: found nothing, expected a path")
                .hasMessageContaining("event-time.idleness: found 'soon', expected a duration")
                .hasMessageContaining(
                        "anomaly.sensors[1].minimum: found '2.0', expected a number below the"
                                + " maximum, 1.0")
                .hasMessageContaining("perhaps anomaly.sensors[2].minimum")
                .hasMessageContaining("perhaps uplink.batch-interval")
                .hasMessageContaining("perhaps console.port")
                .hasMessageContaining("perhaps execution.checkpointing.interval");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.id, ''",
        "gateway.data-directory, ''",
        "gateway.data-directory, 'a b'",
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
