package io.tidemark.it.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tidemark models}, as an operator runs it against an account of AWS. */
record Models(StageLayout layout, DeployedResources resources) {

    /** What came of a command. */
    record Answer(int exitCode, String out) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    /** Runs a command; what it writes to standard error goes to the log of the build. */
    Answer run(String... arguments) throws IOException, StageException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.shortLived());
        command.addAll(
                List.of(
                        "-Dtidemark.checkout=" + layout.checkout(),
                        "-cp",
                        new BuiltModules(layout.checkout()).classpath("command-line"),
                        "io.tidemark.commandline.Tidemark",
                        "models"));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "--bucket",
                        resources.bucket(),
                        "--thing-group",
                        resources.thingGroup(),
                        "--region",
                        LocalAws.REGION));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(layout.checkout().toFile())
                        .redirectError(Redirect.INHERIT);
        builder.environment().putAll(LocalAws.environment());
        builder.environment().put("AWS_ENDPOINT_URL", layout.miniStackUrl());
        builder.environment().put("AWS_ENDPOINT_URL_S3", layout.localStackUrl());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out);
    }

    /** The only rollout that {@code models status} tells of a model. */
    JsonNode rollout(String name) throws IOException, StageException, InterruptedException {
        Answer answer = run("status", name, "--format", "json");
        assertThat(answer.exitCode()).isZero();
        return answer.json().path("rollouts").path(0);
    }
}
