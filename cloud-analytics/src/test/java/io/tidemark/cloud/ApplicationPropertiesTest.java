package io.tidemark.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationPropertiesTest {

    private static final String TWO_GROUPS =
            """
            [{"PropertyGroupId": "source", "PropertyMap": {"aws.region": "eu-west-1", "reader": "EFO"}},
             {"PropertyGroupId": "lake", "PropertyMap": {}}]
            """;

    @Test
    void readsTheGroupsOfManagedFlink() throws IOException {
        assertThat(ApplicationProperties.read(stream(TWO_GROUPS)))
                .containsOnlyKeys("source", "lake")
                .hasEntrySatisfying(
                        "source",
                        group ->
                                assertThat(group)
                                        .containsOnly(
                                                Map.entry("aws.region", "eu-west-1"),
                                                Map.entry("reader", "EFO")))
                .hasEntrySatisfying("lake", group -> assertThat(group).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[{\"PropertyGroupId\": \"source\"}]",
                "[{\"PropertyMap\": {}}]",
                "[{\"PropertyGroupId\": \"a\", \"PropertyMap\": {}, \"Unknown\": 1}]",
                "[{\"PropertyGroupId\": \"a\", \"PropertyMap\": {}},"
                        + " {\"PropertyGroupId\": \"a\", \"PropertyMap\": {}}]"
            })
    void refusesWhatManagedFlinkDoesNotWrite(String json) {
        assertThatThrownBy(() -> ApplicationProperties.read(stream(json)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void takesTheFileThatTheEnvironmentNames(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("properties.json"), TWO_GROUPS);

        assertThat(
                        ApplicationProperties.ofRuntime(
                                Map.of("TIDEMARK_APPLICATION_PROPERTIES", file.toString())))
                .containsOnlyKeys("source", "lake");
    }

    @Test
    void namesTheFileOfManagedFlinkIfItIsMissing() {
        assertThatThrownBy(() -> ApplicationProperties.ofRuntime(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/etc/flink/application_properties.json");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
