package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.compaction.Compaction;
import io.tidemark.edge.outbox.compaction.OutboxSpace;
import io.tidemark.edge.outbox.file.FileCheck;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.salvage.Salvage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the outbox on a thread of its own: reads the whole file once when it starts, to find
 * what is damaged before it is needed, and makes room whenever the outbox is over its limits.
 */
public final class OutboxKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxKeeper.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);

    private final Compaction compaction;
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "outbox-keeper");
                        thread.setDaemon(true);
                        return thread;
                    });

    private OutboxKeeper(Compaction compaction) {
        this.compaction = compaction;
    }

    /**
     * Starts to look after the outbox.
     *
     * @param outbox the instance whose results are sent, as what is being sent is left alone;
     *     whoever opened it closes it, after the keeper
     * @param gateway thing name of the gateway, which signs the ledger
     * @param window length of the windows that the job computes
     * @param allowedLateness how long a window is revised after its end
     */
    public static OutboxKeeper start(
            Outbox outbox,
            OutboxConfig config,
            String gateway,
            Duration window,
            Duration allowedLateness) {
        OutboxSpace space = new OutboxSpace(outbox.store(), config, OutboxSpace.FreeDisk::usable);
        OutboxKeeper keeper =
                new OutboxKeeper(new Compaction(outbox.store(), space, window, allowedLateness));
        keeper.schedule.execute(() -> keeper.check(config.file(), gateway));
        keeper.schedule.scheduleWithFixedDelay(
                keeper::makeRoom, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void check(Path file, String gateway) {
        // A connection of its own, as reading the whole file would keep the others waiting.
        try (OutboxDatabase database =
                OutboxDatabase.open(file, new Salvage(gateway, Clock.systemUTC())::rebuild)) {
            FileCheck.run(database);
        } catch (OutboxException e) {
            LOG.error("The outbox could not be checked", e);
        }
    }

    private void makeRoom() {
        try {
            compaction.run();
        } catch (IOException | RuntimeException e) {
            // The executor would keep it to itself and not come again.
            LOG.error("No room could be made in the outbox; it is tried again", e);
        }
    }

    /** Stops after what is under way. */
    @Override
    public void close() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("The outbox's keeper did not stop within {}", LONGEST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
