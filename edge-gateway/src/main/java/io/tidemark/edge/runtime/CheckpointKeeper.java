package io.tidemark.edge.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the checkpoints of a run as they are completed, and deletes those of earlier runs once this
 * run has enough of its own.
 */
final class CheckpointKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);
    private static final long INTERVAL_MILLIS = 250;
    private static final long LONGEST_SEALING_SECONDS = 10;

    private final CheckpointDirectory checkpoints;
    private final String run;
    private final int enough;
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "checkpoint-keeper");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Of the newest checkpoint: incremental ones share most of their files. */
    private Map<Path, SealedFile> known = Map.of();

    private boolean alone;

    private CheckpointKeeper(CheckpointDirectory checkpoints, String run, int enough) {
        this.checkpoints = checkpoints;
        this.run = run;
        this.enough = enough;
    }

    /**
     * @param run the job's id, hexadecimal
     * @param enough sealed checkpoints of this run that make those of others needless
     */
    static CheckpointKeeper start(CheckpointDirectory checkpoints, String run, int enough) {
        CheckpointKeeper keeper = new CheckpointKeeper(checkpoints, run, enough);
        keeper.schedule.scheduleWithFixedDelay(
                keeper::keep, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void keep() {
        try {
            boolean sealed = false;
            for (CheckpointDirectory.Checkpoint checkpoint : checkpoints.completeOf(run)) {
                if (!checkpoint.isSealed()) {
                    known = seal(checkpoint.folder(), known).files();
                    sealed = true;
                }
            }
            if (sealed) {
                checkpoints.deleteOrphanedSeals(run);
                alone = alone || checkpoints.deleteOthers(run, enough);
            }
        } catch (IOException | UncheckedIOException e) {
            // A checkpoint may be written or deleted at this moment; the next time will do.
            LOG.debug("checkpoints are not kept in order yet: {}", e.toString());
        }
    }

    /**
     * Makes a folder durable and seals it.
     *
     * @param known files that are durable already: a file of a checkpoint never changes
     */
    static CheckpointSeal seal(Path folder, Map<Path, SealedFile> known) throws IOException {
        Map<Path, SealedFile> files = new TreeMap<>();
        Set<Path> folders = new TreeSet<>(Set.of(folder));
        for (Path file : CheckpointFiles.read(folder).lengths().keySet()) {
            if (known.containsKey(file)) {
                files.put(file, known.get(file));
            } else {
                files.put(file, SealedFile.durable(file));
                folders.add(file.getParent());
            }
        }
        Path metadata = folder.resolve(CheckpointFiles.METADATA);
        files.put(metadata, SealedFile.durable(metadata));
        for (Path changed : folders) {
            SealedFile.forceNames(changed);
        }
        CheckpointSeal seal = new CheckpointSeal(files);
        seal.write(folder);
        return seal;
    }

    /** Returns when nothing is under way any more. */
    @Override
    public void close() {
        schedule.shutdown();
        try {
            schedule.awaitTermination(LONGEST_SEALING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
