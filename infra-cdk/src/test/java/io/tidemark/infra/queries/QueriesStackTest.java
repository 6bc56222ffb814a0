package io.tidemark.infra.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueriesStackTest {

    private static final Path FOLDER = Path.of("../queries");

    @ParameterizedTest
    @EnumSource(Stage.class)
    void deploysEveryFileOfTheFolderAsItIs(Stage stage) throws IOException {
        Map<String, String> deployed = new TreeMap<>();
        for (JsonNode query :
                SynthesisedPlatform.of(stage).stack("Queries").all("AWS::Athena::NamedQuery")) {
            JsonNode properties = query.path("Properties");
            assertThat(properties.path("Database").asText()).isEqualTo("tidemark");
            assertThat(properties.path("WorkGroup").asText()).isEqualTo("primary");
            assertThat(properties.path("Description").asText()).endsWith("?");
            deployed.put(properties.path("Name").asText(), properties.path("QueryString").asText());
        }

        assertThat(deployed).isEqualTo(folder("tidemark-" + stage.id() + "-")).isNotEmpty();
    }

    private static Map<String, String> folder(String prefix) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                texts.put(prefix + name.replace(".sql", ""), Files.readString(file));
            }
        }
        return texts;
    }
}
