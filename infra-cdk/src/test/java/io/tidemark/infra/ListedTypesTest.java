package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} says of every type in the templates whether a local stage checks it. */
class ListedTypesTest {

    private static final Pattern ROW = Pattern.compile("\\| `(AWS::[\\w:]+)(/\\w+)?` \\|");

    /** What the CDK adds for its own statistics. */
    private static final String METADATA = "AWS::CDK::Metadata";

    @Test
    void listsTheTypesOfAllTemplatesAndNoOthers() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "docs", "limits.md")));
        while (rows.find()) {
            listed.add(rows.group(1));
        }
        Set<String> made = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            made.addAll(types(SynthesisedPlatform.of(stage).folder()));
        }
        made.remove(METADATA);

        assertThat(listed).isEqualTo(made);
    }

    private static Set<String> types(Path assembly) throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(assembly)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".template.json")).toList();
            for (Path file : templates) {
                JsonNode template = new ObjectMapper().readTree(file.toFile());
                template.path("Resources")
                        .forEach(resource -> types.add(resource.path("Type").asText()));
            }
        }
        return types;
    }
}
