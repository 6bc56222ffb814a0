package io.tidemark.edge.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the outbox of the job's checkpoints, and with that what a replay may bring again. */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /** More ids than these are not kept, as they would fill the memory: some 40 MB. */
    private static final long MOST_REPLAYED = 1_000_000;

    private final Outbox outbox;
    private final ReplayFloor floor;

    Replay(Outbox outbox, ReplayFloor floor) {
        this.outbox = outbox;
        this.floor = floor;
    }

    /** As {@link Outbox#checkpointCompleted}. */
    void completed(long sequence, int retained) {
        outbox.change(
                "note a checkpoint",
                change -> {
                    floor.completed(sequence, retained);
                    return 0;
                });
    }

    /** As {@link Outbox#restored}. */
    void restored(long sequence) {
        outbox.change(
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
                    floor.restored(Math.max(sequence, last - MOST_REPLAYED));
                    return 0;
                });
    }
}
