package io.tidemark.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/configuration.md and conf/edge.yaml say what the code does. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Path FILE = Path.of("conf", "edge.yaml");

    @TempDir private Path directory;

    @Test
    void thePageHasExactlyTheKeysOfTheCode() throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows).containsExactlyElementsOf(rows());
    }

    private static List<String> rows() {
        Stream<String> options =
                ConfigFixtures.readerOfEveryKey().options().stream()
                        .map(
                                option ->
                                        row(
                                                option.key(),
                                                defaultOf(option),
                                                option.expected(),
                                                option.meaning()));
        Stream<String> defaults =
                FlinkSection.defaults().entrySet().stream()
                        .map(entry -> row(entry.getKey(), "`" + entry.getValue() + "`"));
        Stream<String> fixed =
                FlinkSection.fixed().entrySet().stream()
                        .map(entry -> row(entry.getKey(), "`" + entry.getValue() + "`"));
        return Stream.of(options, defaults, fixed).flatMap(rows -> rows).toList();
    }

    private static String defaultOf(EdgeOption<?> option) {
        if (option.required()) {
            return "required";
        }
        return option.defaultText() == null ? "" : "`" + option.defaultText() + "`";
    }

    private static String row(String key, String... cells) {
        return "| `" + key + "` | " + String.join(" | ", cells) + " |";
    }

    @Test
    void theFileHasEveryKeyWithItsDefault() throws Exception {
        Map<String, String> file = new TreeMap<>();
        EdgeConfigFile.read(withoutComments())
                .forEach((key, value) -> file.put(key.replaceAll("\\[\\d+]", "[]"), value));

        for (EdgeOption<?> option : ConfigFixtures.readerOfEveryKey().options()) {
            assertThat(file).containsKey(option.key());
            if (option.defaultText() != null) {
                assertThat(file).containsEntry(option.key(), option.defaultText());
            }
        }
        FlinkSection.defaults()
                .forEach((key, value) -> assertThat(file).containsEntry("flink." + key, value));
        assertThat(file).containsKey("flink.execution.checkpointing.dir");
    }

    @Test
    void theFileHasNoFaultButForFilesThatAreNotThere() throws Exception {
        ConfigReader reader = new ConfigReader(EdgeConfigFile.read(withoutComments()));
        EdgeConfig.of(reader);

        assertThat(reader.faults("flink"))
                .extracting(ConfigFault::key)
                .containsExactly(
                        "prediction.public-key",
                        "uplink.certificate",
                        "uplink.private-key",
                        "uplink.certificate-authority",
                        // Either these or identity.template.
                        "uplink.certificate",
                        "uplink.private-key");
    }

    /** The file with its commented keys as if they were not. */
    private Path withoutComments() throws IOException {
        String text =
                Files.readString(FILE).replaceAll("(?m)^  # ((?:- |  )?[a-z.-]+: \\S+)$", "  $1");
        return Files.writeString(directory.resolve("edge.yaml"), text);
    }
}
