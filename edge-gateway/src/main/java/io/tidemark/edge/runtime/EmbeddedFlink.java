package io.tidemark.edge.runtime;

import io.tidemark.edge.EdgeJob;
import io.tidemark.edge.config.EdgeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge job on a Flink cluster inside this process, started from its newest checkpoint. */
final class EmbeddedFlink {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration LONGEST_CANCELLATION = Duration.ofSeconds(30);

    private final JobClient job;
    private final CompletableFuture<Void> ended;
    private final CheckpointCleaner cleaner;

    private EmbeddedFlink(JobClient job, CheckpointDirectory checkpoints) {
        this.job = job;
        this.ended = job.getJobExecutionResult().thenAccept(result -> {});
        this.cleaner = CheckpointCleaner.start(checkpoints, job.getJobID().toHexString());
    }

    /**
     * Starts the job and returns when it is initialised.
     *
     * @throws Exception if it cannot be started, as Flink says
     */
    static EmbeddedFlink start(EdgeConfig config) throws Exception {
        Configuration flink = Configuration.fromMap(config.flink());
        flink.set(CoreOptions.TMP_DIRS, config.gateway().temporaryFiles().toString());
        FlinkMemory.divide(flink);

        URI root = URI.create(flink.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        CheckpointDirectory checkpoints = new CheckpointDirectory(Path.of(root));
        goOnFrom(checkpoints.newestComplete(), flink);

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(flink);
        EdgeJob.define(environment, config);
        return new EmbeddedFlink(
                environment.executeAsync("Tidemark gateway " + config.gateway().id()), checkpoints);
    }

    private static void goOnFrom(
            Optional<CheckpointDirectory.Checkpoint> newest, Configuration flink) {
        if (newest.isEmpty()) {
            LOG.info("no checkpoint found, starting with nothing");
            return;
        }
        String path = newest.get().path().toUri().toString();
        LOG.info("going on from {}", path);
        flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
    }

    /** Completes exceptionally when the job has ended, which it does not do by itself. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends the job and keeps its newest checkpoint; does nothing if it has ended. */
    void cancel() {
        cleaner.close();
        if (ended.isDone()) {
            return;
        }
        try {
            job.cancel().get(LONGEST_CANCELLATION.toMillis(), TimeUnit.MILLISECONDS);
            ended.get(LONGEST_CANCELLATION.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.info("the job has ended: {}", e.getCause().toString());
        } catch (TimeoutException e) {
            LOG.error("the job did not end within {}", LONGEST_CANCELLATION, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
