package io.tidemark.edge.outbox.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the outbox of the job's checkpoints, and with that what a replay may bring again. */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /** More ids than these are not kept, as they would fill the memory: some 40 MB. */
    private static final long MOST_REPLAYED = 1_000_000;

    private final OutboxStore store;

    /**
     * @param store what is told
     */
    public Replay(OutboxStore store) {
        this.store = store;
    }

    /** As {@code Outbox.checkpointCompleted}. */
    public void completed(long sequence, int retained) {
        store.change(
                "note a checkpoint",
                change -> {
                    change.tables().replayFloor().completed(sequence, retained);
                    return 0;
                });
    }

    /** As {@code Outbox.restored}. */
    public void restored(long sequence) {
        store.change(
                "go on from a checkpoint",
                change -> {
                    long last = change.lastSequence();
                    if (sequence > last) {
                        LOG.error(
                                "Results {} to {} are in a checkpoint but not in the outbox",
                                last + 1,
                                sequence);
                        change.skipTo(sequence, "the journal of the outbox lost its end");
                    }
                    change.tables()
                            .replayFloor()
                            .restored(Math.max(sequence, last - MOST_REPLAYED));
                    return 0;
                });
    }
}
