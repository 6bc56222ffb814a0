package io.tidemark.edge.greengrass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.edge.config.EdgeConfig;
import io.tidemark.edge.config.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipe is one that Greengrass takes, and agrees with the scripts and with the gateway. */
class RecipeTest {

    @TempDir private Path directory;

    @Test
    void theRecipeHasNoFault() throws IOException {
        assertThat(RecipeFile.faults(RecipeFile.text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Shutdown:, Shutdwn:, Shutdwn",
        "Timeout: 150, Timout: 150, Timout",
        "Timeout: 150, Timeout: long, integer",
        "Script: sh, Scrip: sh, Script",
        "Run:, Startup:, Run",
        "Setenv:, SetEnv:, SetEnv",
        "architecture: aarch64, architecture: arm64, architecture",
        "DependencyType: SOFT, DependencyType: MILD, DependencyType",
        "'>=2.9.1 <3.0.0', 2.9, VersionRequirement",
        "- Uri: s3://BUCKET_NAME/io, - Url: s3://BUCKET_NAME/io, Url",
        "ComponentVersion: 0.1.0, ComponentVersion: 0.1, ComponentVersion",
        "RecipeFormatVersion: '2020-01-25', RecipeFormatVersion: '2020-01-26', RecipeFormatVersion"
    })
    void aSlipOfThePenIsFound(String right, String wrong, String named) throws IOException {
        assertThat(RecipeFile.text()).contains(right);

        assertThat(RecipeFile.faults(RecipeFile.text().replace(right, wrong)))
                .anySatisfy(fault -> assertThat(fault).contains(named));
    }

    @Test
    void everyVariableIsOneThatANucleusKnows() throws IOException {
        JsonNode recipe = RecipeFile.parsed();
        JsonNode defaults = recipe.at("/ComponentConfiguration/DefaultConfiguration");

        assertThat(RecipeFile.variables())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        variable -> {
                            String[] parts = variable.split(":");
                            if (parts.length == 3) {
                                assertThat(recipe.required("ComponentDependencies").has(parts[0]))
                                        .as("%s is a dependency", parts[0])
                                        .isTrue();
                            } else if (parts[0].equals("configuration")) {
                                assertThat(defaults.at(parts[1]).isMissingNode())
                                        .as("%s has no default", parts[1])
                                        .isFalse();
                            } else {
                                assertThat(variable).isIn("artifacts:path", "work:path");
                            }
                        });
    }

    /** Whatever is configured reaches the job only if the nucleus sees a step change. */
    @Test
    void theWholeConfigurationIsPartOfAStep() throws IOException {
        JsonNode defaults = RecipeFile.parsed().at("/ComponentConfiguration/DefaultConfiguration");

        for (Map.Entry<String, JsonNode> key : defaults.properties()) {
            assertThat(RecipeFile.variables()).contains("configuration:/" + key.getKey());
        }
    }

    @Test
    void everyProcessorGetsTheSameScriptsAndEachIsThere() throws IOException {
        for (JsonNode manifest : RecipeFile.parsed().required("Manifests")) {
            String jar = "edge-gateway-" + manifest.at("/Platform/architecture").asText() + ".jar";
            List<String> artifacts = RecipeFile.artifacts(manifest);

            assertThat(artifacts).containsAll(RecipeFile.scripts()).contains(jar, "jvm.options");
            assertThat(artifacts).containsExactlyInAnyOrderElementsOf(shipped(jar));
        }
    }

    private static List<String> shipped(String jar) throws IOException {
        try (Stream<Path> files = Files.list(RecipeFile.FOLDER)) {
            Stream<String> scripts =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sh"));
            return Stream.concat(scripts, Stream.of(jar, "jvm.options")).toList();
        }
    }

    @Test
    void theNucleusWaitsLongerForTheEndThanTheScriptDoes() throws IOException {
        int timeout = RecipeFile.parsed().at("/Lifecycle/Shutdown/Timeout").asInt();
        String script = Files.readString(RecipeFile.FOLDER.resolve("shutdown.sh"));
        int patience = Integer.parseInt(script.replaceFirst("(?s).*\npatience=(\\d+)\n.*", "$1"));

        assertThat(timeout).isGreaterThan(patience);
    }

    /** But for the files of the identity, which are on the device. */
    @Test
    void theDefaultsAreAConfigurationOfAGateway() throws IOException {
        JsonNode defaults =
                RecipeFile.parsed()
                        .at("/ComponentConfiguration/DefaultConfiguration/configuration");
        Path core =
                Files.writeString(
                        directory.resolve("core.yaml"),
                        "gateway: {id: g, data-directory: /d}\nuplink.endpoint: localhost\n");
        Path file = Files.writeString(directory.resolve("configuration.yaml"), defaults.toString());

        InvalidConfigException faults =
                catchThrowableOfType(
                        InvalidConfigException.class, () -> EdgeConfig.read(List.of(core, file)));

        assertThat(faults)
                .hasMessageContaining("has 2 faults")
                .hasMessageContaining("uplink.certificate")
                .hasMessageContaining("uplink.private-key");
    }
}
