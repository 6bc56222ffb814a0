package io.tidemark.edge.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A savepoint of a job that runs on: unlike a job that Flink stops with a savepoint, one that is
 * cancelled keeps its checkpoints, so that there is something to fall back on. What the job emits
 * after the savepoint it emits again, with the same ids.
 */
final class Savepoint {

    private static final Logger LOG = LoggerFactory.getLogger(Savepoint.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Savepoint() {}

    /**
     * Takes a savepoint and seals it, or says in the log why there is none.
     *
     * @return its folder
     */
    static Optional<Path> take(JobClient job, CheckpointDirectory checkpoints) {
        try {
            String written =
                    job.triggerSavepoint(
                                    checkpoints.savepoints().toUri().toString(),
                                    SavepointFormatType.CANONICAL)
                            .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            Path folder = Path.of(URI.create(written));
            Path numbered = checkpoints.savepoint(CheckpointFiles.read(folder).number());
            Files.move(folder, numbered);
            CheckpointKeeper.seal(numbered, Map.of());
            LOG.info("took {}", numbered);
            return Optional.of(numbered);
        } catch (ExecutionException e) {
            LOG.warn("no savepoint, the newest checkpoint stands in", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("no savepoint within {}, the newest checkpoint stands in", LONGEST);
        } catch (IOException e) {
            LOG.warn("the savepoint is of no use, the newest checkpoint stands in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
