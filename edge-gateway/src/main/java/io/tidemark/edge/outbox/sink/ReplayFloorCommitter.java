package io.tidemark.edge.outbox.sink;

import io.tidemark.edge.outbox.Outbox;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/** Tells the outbox of each complete checkpoint the highest sequence number given before it. */
final class ReplayFloorCommitter implements Committer<Long> {

    private final Outbox outbox;
    private final int retainedCheckpoints;

    /**
     * @param outbox closed with the committer
     * @param retainedCheckpoints how many complete checkpoints may be restored
     */
    ReplayFloorCommitter(Outbox outbox, int retainedCheckpoints) {
        this.outbox = outbox;
        this.retainedCheckpoints = retainedCheckpoints;
    }

    @Override
    public void commit(Collection<CommitRequest<Long>> requests) {
        for (CommitRequest<Long> request : requests) {
            outbox.checkpointCompleted(request.getCommittable(), retainedCheckpoints);
        }
    }

    @Override
    public void close() {
        outbox.close();
    }
}
