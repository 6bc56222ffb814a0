package io.tidemark.edge.runtime;

import io.tidemark.edge.EdgeJob;
import io.tidemark.edge.config.EdgeConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

/**
 * The edge job on a Flink cluster inside this process, started from where {@link Recovery} says.
 */
final class EmbeddedFlink {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration LONGEST_CANCELLATION = Duration.ofSeconds(30);

    private final JobClient job;
    private final CompletableFuture<Void> ended;
    private final CheckpointKeeper keeper;
    private final CheckpointDirectory checkpoints;
    private final Recovery recovery;

    private EmbeddedFlink(
            JobClient job, CheckpointDirectory checkpoints, Recovery recovery, int retained) {
        this.job = job;
        this.ended = job.getJobExecutionResult().thenAccept(result -> {});
        this.checkpoints = checkpoints;
        this.recovery = recovery;
        this.keeper = CheckpointKeeper.start(checkpoints, job.getJobID().toHexString(), retained);
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
        CheckpointDirectory checkpoints =
                new CheckpointDirectory(Path.of(root), config.gateway().savepoints());
        Recovery recovery = Recovery.find(checkpoints);
        if (recovery.from() != null) {
            flink.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    recovery.from().folder().toUri().toString());
        }

        // The source of models, whose state is nothing, is there only if something is foreseen.
        flink.set(
                StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE,
                !config.prediction().predicts());

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(flink);
        EdgeJob.define(environment, config);
        return new EmbeddedFlink(
                environment.executeAsync("Tidemark gateway " + config.gateway().id()),
                checkpoints,
                recovery,
                flink.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS));
    }

    /** Starts the job on a thread of its own; {@link #started} waits for it. */
    static FutureTask<EmbeddedFlink> starting(EdgeConfig config) {
        FutureTask<EmbeddedFlink> starting = new FutureTask<>(() -> start(config));
        new Thread(starting, "start").start();
        return starting;
    }

    /** What was started, or what its start failed with. */
    static EmbeddedFlink started(FutureTask<EmbeddedFlink> starting) throws Exception {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Where the job was started from. */
    Recovery recovery() {
        return recovery;
    }

    /** Completes exceptionally when the job has ended, which it does not do by itself. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * Takes a savepoint and then ends the job, which keeps its checkpoints. If there can be no
     * savepoint, the log says why, and the newest checkpoint is what the next start goes on from.
     *
     * @throws IOException if the checkpoints' folders cannot be read or renamed
     */
    void cancelWithSavepoint() throws IOException {
        keeper.close();
        Optional<Path> savepoint =
                ended.isDone() ? Optional.empty() : Savepoint.take(job, checkpoints);
        cancel();
        if (savepoint.isPresent()) {
            Recovery.passOverAfter(savepoint.get(), checkpoints);
        }
    }

    /** Ends the job and keeps its newest checkpoints; does nothing if it has ended. */
    void cancel() {
        keeper.close();
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
