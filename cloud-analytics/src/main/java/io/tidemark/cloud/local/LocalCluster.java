package io.tidemark.cloud.local;

import io.tidemark.cloud.CloudAnalytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The cloud job on a Flink cluster inside this process, for a machine without Managed Flink.
 *
 * <p>A start goes on from the newest complete checkpoint in the data directory, so results are
 * exactly once over any number of kills. A checkpoint that is broken is passed over for the one
 * before: exact too if a kill broke it, as its rows are not committed yet; rows that were committed
 * come twice, which the reconciliation shows. SIGTERM cancels the job and keeps its checkpoints.
 */
@CommandLine.Command(
        name = "local-cluster",
        mixinStandardHelpOptions = true,
        description = "Runs the cloud job in this process, on a Flink MiniCluster.")
public final class LocalCluster implements Callable<Integer> {

    @CommandLine.Option(
            names = "--data-directory",
            required = true,
            description = "Where checkpoints and scratch files go; created if absent.")
    private Path dataDirectory;

    @CommandLine.Option(
            names = "--rest-port",
            required = true,
            description = "TCP port of Flink's REST interface on 127.0.0.1.")
    private int restPort;

    @CommandLine.Option(
            names = "--checkpoint-seconds",
            defaultValue = "2",
            description =
                    "Time between checkpoints; rows can be read after the next; default"
                            + " ${DEFAULT-VALUE}.")
    private int checkpointSeconds;

    public static void main(String[] arguments) {
        System.setProperty(
                "log4j2.configurationFile", "classpath:io/tidemark/cloud/local/log4j2.properties");
        System.exit(new CommandLine(new LocalCluster()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path root = dataDirectory.toAbsolutePath().normalize();
        Configuration settings =
                LocalSettings.of(
                        root.resolve("checkpoints"),
                        emptyScratch(root),
                        restPort,
                        Duration.ofSeconds(checkpointSeconds));
        restoreNewest(new RetainedCheckpoints(root.resolve("checkpoints")), settings);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings);
        CloudAnalytics.prepare(environment);
        JobClient job = environment.executeAsync(CloudAnalytics.JOB_NAME);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(job), "cancel-job"));
        return await(job);
    }

    /**
     * A kill leaves tens of megabytes of unpacked libraries behind, so every start begins empty.
     */
    private static Path emptyScratch(Path root) throws IOException {
        Path scratch = root.resolve("scratch");
        FileUtils.deleteDirectory(scratch.toFile());
        Files.createDirectories(scratch);
        System.setProperty("java.io.tmpdir", scratch.toString());
        return scratch;
    }

    private static void restoreNewest(RetainedCheckpoints checkpoints, Configuration settings)
            throws IOException {
        Optional<Path> newest = checkpoints.newest();
        if (newest.isPresent()) {
            checkpoints.keepOnlyJobOf(newest.get());
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.get().toUri().toString());
        }
        logger().info("Starting from {}", newest.map(Path::toString).orElse("the beginning"));
    }

    private static int await(JobClient job) throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            return 0;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobCancellationException) {
                return 0;
            }
            logger().error("The job ended", e.getCause());
            return 1;
        }
    }

    private static void cancel(JobClient job) {
        try {
            job.cancel().get();
            await(job);
        } catch (ExecutionException e) {
            logger().info("The job had ended before", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not a constant: logging may only begin when {@link #main} has said how. */
    private static Logger logger() {
        return LoggerFactory.getLogger(LocalCluster.class);
    }
}
