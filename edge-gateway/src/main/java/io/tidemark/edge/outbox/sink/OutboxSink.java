package io.tidemark.edge.outbox.sink;

import io.tidemark.edge.outbox.Outbox;
import io.tidemark.edge.outbox.OutboxConfig;
import io.tidemark.edge.outbox.OutboxEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Stores results in the outbox, each exactly once: they are durable before the checkpoint that
 * covers them completes, and those computed again after a restart are known by their id, as the
 * outbox is told which checkpoints can no longer be restored.
 *
 * <p>A result is durable within the commit interval, or earlier if enough of them gathered. An
 * outbox that cannot be written fails the task, so that the job restarts from its checkpoint and
 * nothing is dropped.
 */
public final class OutboxSink
        implements Sink<OutboxEntry>,
                SupportsWriterState<OutboxEntry, Long>,
                SupportsCommitter<Long> {

    private static final long serialVersionUID = 2L;

    private final String gateway;
    private final String file;
    private final Duration commitInterval;
    private final int commitRows;
    private final int retainedCheckpoints;

    /**
     * @param gateway thing name of the gateway
     */
    public OutboxSink(OutboxConfig config, String gateway) {
        this.gateway = gateway;
        this.file = config.file().toString();
        this.commitInterval = config.commitInterval();
        this.commitRows = config.commitRows();
        this.retainedCheckpoints = config.retainedCheckpoints();
    }

    @Override
    public OutboxWriter createWriter(WriterInitContext context) {
        OutboxWriter writer = writer(context);
        if (context.getRestoredCheckpointId().isEmpty()) {
            writer.restored(0);
        }
        // A checkpoint without the sink's state is of an earlier release: nothing is known of it.
        return writer;
    }

    @Override
    public OutboxWriter restoreWriter(WriterInitContext context, Collection<Long> sequences) {
        OutboxWriter writer = writer(context);
        sequences.stream().mapToLong(Long::longValue).max().ifPresent(writer::restored);
        return writer;
    }

    private OutboxWriter writer(WriterInitContext context) {
        return new OutboxWriter(
                open(), commitInterval, commitRows, context.getProcessingTimeService());
    }

    @Override
    public Committer<Long> createCommitter(CommitterInitContext context) {
        return new ReplayFloorCommitter(open(), retainedCheckpoints);
    }

    private Outbox open() {
        return Outbox.open(Path.of(file), gateway, Clock.systemUTC());
    }

    @Override
    public SimpleVersionedSerializer<Long> getWriterStateSerializer() {
        return new SequenceSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Long> getCommittableSerializer() {
        return new SequenceSerializer();
    }

    /** Flink 1.20 declares it without calling it, Flink 2 has it no more: delete it there. */
    @Override
    @Deprecated
    public OutboxWriter createWriter(InitContext context) throws IOException {
        throw new UnsupportedOperationException("createWriter(WriterInitContext) is to be called");
    }
}
