package io.tidemark.commandline.bench.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.bench.StatusPage;
import io.tidemark.commandline.bench.process.Children;
import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.deploy.ApplicationProperties;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The cloud job as it is deployed, in a process with one slot, reading from another stream. */
final class CloudJob {

    private static final long POLL_MILLIS = 100;
    private static final long BOUND_NANOS = Duration.ofMinutes(2).toNanos();
    private static final String JSON_FROM_KINESIS =
            "-Dorg.apache.flink.kinesis.shaded.com.amazonaws.sdk.disableCbor=true";

    private final StageLayout layout;
    private final List<String> jvmOptions;
    private final Path log;
    private Process process;

    /**
     * @param jvmOptions beside those that it always has
     */
    CloudJob(StageLayout layout, List<String> jvmOptions) {
        this.layout = layout;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.log = layout.log(Component.CLOUD_JOB);
    }

    /**
     * Starts it and waits until it begins to read.
     *
     * @param application name of the deployed application
     * @param streamArn what it reads, on MiniStack
     * @return when its source began, milliseconds since the epoch
     */
    long start(String application, String streamArn, int checkpointSeconds, Children children)
            throws IOException, StageException, InterruptedException {
        Map<String, String> environment = new TreeMap<>(LocalAws.environment());
        environment.put(
                "TIDEMARK_APPLICATION_PROPERTIES", properties(application, streamArn).toString());
        process =
                children.start(
                        command(checkpointSeconds),
                        layout.directory(Component.CLOUD_JOB),
                        log,
                        environment);
        return awaitSource();
    }

    private List<String> command(int checkpointSeconds) throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.flinkUnderLoad("1g"));
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        JSON_FROM_KINESIS,
                        "-cp",
                        new BuiltModules(layout.checkout()).cloudAnalytics(),
                        "io.tidemark.cloud.local.LocalCluster",
                        "--data-directory",
                        layout.directory(Component.CLOUD_JOB).toString(),
                        "--rest-port",
                        "" + layout.cloudRest(),
                        "--checkpoint-seconds",
                        "" + checkpointSeconds));
        return command;
    }

    private Path properties(String application, String streamArn) throws IOException {
        Path file = layout.directory(Component.CLOUD_JOB).resolve("application_properties.json");
        ApplicationProperties.write(layout.miniStackUrl(), application, file);
        JsonNode groups = new JsonMapper().readTree(file.toFile());
        for (JsonNode group : groups) {
            ObjectNode properties = (ObjectNode) group.get("PropertyMap");
            if (group.get("PropertyGroupId").asText().equals("endpoints")) {
                properties.put("kinesis", layout.miniStackUrl());
            }
            if (group.get("PropertyGroupId").asText().equals("source")) {
                properties.put("stream.arn", streamArn);
            }
        }
        return Files.writeString(file, groups.toPrettyString());
    }

    private long awaitSource() throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < BOUND_NANOS) {
            requireAlive();
            Optional<Long> running = sourceRunningSince();
            if (running.isPresent()) {
                return running.get();
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new CommandFailedException("the cloud job did not start; see " + log);
    }

    private Optional<Long> sourceRunningSince() throws InterruptedException {
        Optional<JsonNode> jobs = new StatusPage(layout.cloudRest(), "/jobs").read();
        String id = jobs.map(page -> page.at("/jobs/0/id").asText()).orElse("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return new StatusPage(layout.cloudRest(), "/jobs/" + id)
                .read()
                .map(job -> job.at("/vertices/0/start-time").asLong(-1))
                .filter(since -> since > 0);
    }

    void requireAlive() {
        Children.requireAlive(process, "the cloud job", log);
    }

    long pid() {
        return process.pid();
    }
}
