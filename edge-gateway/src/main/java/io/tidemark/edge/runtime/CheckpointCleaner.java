package io.tidemark.edge.runtime;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the checkpoints of earlier runs once this run has one of its own, then rests. */
final class CheckpointCleaner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCleaner.class);
    private static final long INTERVAL_SECONDS = 5;

    private final CheckpointDirectory checkpoints;
    private final String run;
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "checkpoint-cleaner");
                        thread.setDaemon(true);
                        return thread;
                    });

    private CheckpointCleaner(CheckpointDirectory checkpoints, String run) {
        this.checkpoints = checkpoints;
        this.run = run;
    }

    /**
     * @param run the job's id, hexadecimal
     */
    static CheckpointCleaner start(CheckpointDirectory checkpoints, String run) {
        CheckpointCleaner cleaner = new CheckpointCleaner(checkpoints, run);
        cleaner.schedule.scheduleWithFixedDelay(
                cleaner::clean, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return cleaner;
    }

    private void clean() {
        try {
            if (checkpoints.deleteOtherRuns(run)) {
                schedule.shutdown();
            }
        } catch (IOException e) {
            // A checkpoint may be written or deleted at this moment; the next time will do.
            LOG.info("earlier checkpoints are not deleted yet: {}", e.toString());
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
