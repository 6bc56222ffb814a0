package io.tidemark.edge.outbox.sink;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/**
 * Gathers results and commits them together, as every commit waits for the disk. Its state, and
 * what it hands to the committer, is the highest sequence number at the checkpoint.
 */
final class OutboxWriter
        implements StatefulSinkWriter<OutboxEntry, Long>, CommittingSinkWriter<OutboxEntry, Long> {

    private final Outbox outbox;
    private final Duration commitInterval;
    private final int commitRows;
    private final ProcessingTimeService timers;
    private final List<OutboxEntry> gathered = new ArrayList<>();
    private boolean commitScheduled;

    OutboxWriter(
            Outbox outbox, Duration commitInterval, int commitRows, ProcessingTimeService timers) {
        this.outbox = outbox;
        this.commitInterval = commitInterval;
        this.commitRows = commitRows;
        this.timers = timers;
    }

    /** Goes on from a checkpoint at the sequence number. */
    void restored(long sequence) {
        outbox.restored(sequence);
    }

    @Override
    public void write(OutboxEntry entry, Context context) {
        gathered.add(entry);
        if (gathered.size() >= commitRows) {
            commit();
        } else if (!commitScheduled) {
            commitScheduled = true;
            timers.registerTimer(
                    timers.getCurrentProcessingTime() + commitInterval.toMillis(),
                    time -> {
                        commitScheduled = false;
                        commit();
                    });
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        commit();
    }

    @Override
    public Collection<Long> prepareCommit() {
        return List.of(outbox.lastSequence());
    }

    @Override
    public List<Long> snapshotState(long checkpointId) {
        return List.of(outbox.lastSequence());
    }

    private void commit() {
        if (!gathered.isEmpty()) {
            outbox.append(gathered);
            gathered.clear();
        }
    }

    @Override
    public void close() {
        outbox.close();
    }
}
