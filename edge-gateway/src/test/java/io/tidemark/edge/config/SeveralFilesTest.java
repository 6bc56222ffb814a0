package io.tidemark.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.edge.anomaly.SensorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration of several files. */
class SeveralFilesTest {

    @TempDir private Path directory;

    @Test
    void theLaterOneCountsKeyByKey() throws Exception {
        EdgeConfig config = read("gateway.id: other", "{\"uplink\": {\"port\": 443}}");

        assertThat(config.gateway().id()).isEqualTo("other");
        assertThat(config.uplink().port()).isEqualTo(443);
        assertThat(config.uplink().rule()).isEqualTo("tidemark_test_events");
    }

    @Test
    void aListIsReplacedAsAWhole() throws Exception {
        String two = "anomaly.sensors: [{match: a/b/c, minimum: 1}, {match: d/e/f, minimum: 2}]";

        assertThat(sensors(two)).containsExactly("a/b/c", "d/e/f");
        assertThat(sensors(two, "anomaly: {sensors: [{match: g/h/i}]}")).containsExactly("g/h/i");
        assertThat(sensors(two, "anomaly: {sensors: []}")).isEmpty();
    }

    @Test
    void aFaultIsNamedWithAllOfThem() throws IOException {
        InvalidConfigException fault =
                catchThrowableOfType(
                        InvalidConfigException.class,
                        () -> read("gateway.id: a b", "windows.size: 0 s"));

        assertThat(fault)
                .hasMessageContaining("edge.yaml, ")
                .hasMessageContaining("1.yaml has 2 faults")
                .hasMessageContaining("gateway.id")
                .hasMessageContaining("windows.size");
    }

    private List<String> sensors(String... later) throws Exception {
        return read(later).anomaly().sensors().stream().map(SensorSettings::match).toList();
    }

    private EdgeConfig read(String... later) throws IOException, InvalidConfigException {
        List<Path> files = new ArrayList<>();
        files.add(ConfigFixtures.write(directory, ConfigFixtures.REQUIRED));
        for (String text : later) {
            files.add(Files.writeString(directory.resolve(files.size() - 1 + ".yaml"), text));
        }
        return EdgeConfig.read(files);
    }
}
