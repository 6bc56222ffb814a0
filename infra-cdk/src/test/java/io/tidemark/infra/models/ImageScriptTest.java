package io.tidemark.infra.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.infra.Stage;
import io.tidemark.infra.SynthesisedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image's script, run as the deployed tasks run it, with a stand-in for Java. */
class ImageScriptTest {

    private static final Path SCRIPT = Path.of("images", "models", "run.sh").toAbsolutePath();

    @TempDir Path folder;

    @BeforeEach
    void standIn() throws IOException {
        Path java = folder.resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                echo "$@"
                env | grep TIDEMARK_ | sort
                [ -z "${TIDEMARK_SIGNING_KEY:-}" ] || {
                    cat "$TIDEMARK_SIGNING_KEY" "$TIDEMARK_PUBLIC_KEY"
                    stat -c %a "$TIDEMARK_SIGNING_KEY"
                }
                exit 3
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void givesTheTrainerItsKeysAsFilesThatNobodyElseReads()
            throws IOException, InterruptedException {
        Run run = run("train", Map.of());

        assertThat(run.output)
                .contains("-cp /opt/tidemark/trainer/* io.tidemark.trainer.TrainerMain train")
                .contains("TIDEMARK_SIGNING_KEY=", "TIDEMARK_PUBLIC_KEY=", "TIDEMARK_WAREHOUSE=")
                .contains(
                        "the secret TIDEMARK_SIGNING_KEY_PEM\nthe secret TIDEMARK_PUBLIC_KEY_PEM\n600")
                .doesNotContain("TIDEMARK_SIGNING_KEY_PEM=");
        assertThat(run.exitCode).isEqualTo(3);
    }

    @Test
    void saysWhatToDoWhileTheSecretIsEmpty() throws IOException, InterruptedException {
        Run run = run("train", Map.of("TIDEMARK_SIGNING_KEY_PEM", ""));

        assertThat(run.exitCode).isNotZero();
        assertThat(run.output).contains("is empty: fill the secret, docs/deploy.md says how");
    }

    @Test
    void goesOnWithRolloutsWithoutKeys() throws IOException, InterruptedException {
        assertThat(run("rollout-step", Map.of()).output)
                .contains("-cp /opt/tidemark/rollout/* io.tidemark.rollout.step.RolloutStep")
                .contains("TIDEMARK_THING_GROUP=tidemark-dev-gateway", "TIDEMARK_BUCKET=");
    }

    private record Run(int exitCode, String output) {}

    /** Runs a program with the environment of its task; secrets are {@code the secret NAME}. */
    private Run run(String program, Map<String, String> changed)
            throws IOException, InterruptedException {
        JsonNode container = container(program);
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode each : container.path("Environment")) {
            environment.put(each.path("Name").asText(), each.path("Value").asText());
        }
        for (JsonNode each : container.path("Secrets")) {
            String name = each.path("Name").asText();
            environment.put(name, "the secret " + name);
        }
        environment.putAll(changed);
        ProcessBuilder script =
                new ProcessBuilder("sh", SCRIPT.toString(), container.at("/Command/0").asText());
        script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        script.environment().put("TMPDIR", folder.toString());
        script.environment().putAll(environment);
        script.redirectErrorStream(true);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static JsonNode container(String program) {
        return SynthesisedPlatform.of(Stage.DEV)
                .stack("Models")
                .all("AWS::ECS::TaskDefinition")
                .stream()
                .map(task -> task.at("/Properties/ContainerDefinitions/0"))
                .filter(container -> container.path("Name").asText().equals(program))
                .findFirst()
                .orElseThrow();
    }
}
