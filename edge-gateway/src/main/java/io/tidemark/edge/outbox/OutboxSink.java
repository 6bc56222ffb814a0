package io.tidemark.edge.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Stores results in the outbox, each exactly once: they are durable before the checkpoint that
 * covers them completes, and those computed again after a restart are known by their id.
 *
 * <p>A result is durable within the commit interval, or earlier if enough of them gathered. An
 * outbox that cannot be written fails the task, so that the job restarts from its checkpoint and
 * nothing is dropped.
 */
public final class OutboxSink implements Sink<OutboxEntry> {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final Duration commitInterval;
    private final int commitRows;

    public OutboxSink(OutboxConfig config) {
        this.file = config.file().toString();
        this.commitInterval = config.commitInterval();
        this.commitRows = config.commitRows();
    }

    @Override
    public SinkWriter<OutboxEntry> createWriter(WriterInitContext context) {
        return new OutboxWriter(
                Outbox.open(Path.of(file), Clock.systemUTC()),
                commitInterval,
                commitRows,
                context.getProcessingTimeService());
    }

    /** Flink 1.20 declares it without calling it, Flink 2 has it no more: delete it there. */
    @Override
    @Deprecated
    public SinkWriter<OutboxEntry> createWriter(InitContext context) throws IOException {
        throw new UnsupportedOperationException("createWriter(WriterInitContext) is to be called");
    }
}
