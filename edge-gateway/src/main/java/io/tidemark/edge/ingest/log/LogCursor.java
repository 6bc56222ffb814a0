package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.util.Map;

/**
 * Reads a log from a position, in order, while it is written. A damaged block, or one that is not
 * there, is passed over and its messages are counted as lost. Not thread-safe.
 */
public final class LogCursor implements AutoCloseable {

    private final IngestLog log;
    private SegmentReader reader;
    private long segment;
    private long expected;
    private volatile long lost;
    private long commitsRead = -1;

    /**
     * Begins to read.
     *
     * @param position number of the last message that has been read; 0 to begin with the oldest
     *     that the log has
     */
    LogCursor(IngestLog log, long position) throws IOException {
        this.log = log;
        this.expected = position + 1;
        Segment first = null;
        for (Segment candidate : log.segments().values()) {
            if (first == null || candidate.first() <= expected) {
                first = candidate;
            }
        }
        if (first != null) {
            open(first);
            expected = position == 0 ? first.first() : expected;
        }
    }

    /** Messages that were missing so far. */
    public long lost() {
        return lost;
    }

    /** Whether nothing has become durable since {@link #next} has last found nothing. */
    public boolean isAtEnd() {
        return commitsRead == log.commits();
    }

    /**
     * The next block, standing at the first message that has not been read.
     *
     * @return null if there is none yet
     * @throws IOException if the file cannot be closed
     */
    public Block next() throws IOException {
        long commits = log.commits();
        while (true) {
            // Before the file is read: one that has a follower gets no further block.
            Map.Entry<Long, Segment> follower = log.segments().higherEntry(segment);
            Block block = reader == null ? null : nextInSegment();
            if (block != null) {
                return block;
            }
            if (follower == null) {
                commitsRead = commits;
                return null;
            }
            open(follower.getValue());
        }
    }

    private void open(Segment next) throws IOException {
        close();
        segment = next.number();
        try {
            reader = new SegmentReader(next.file());
        } catch (IOException e) {
            // What it held is missed when the next block is read.
            IngestLog.LOG.error("ingest log {}: cannot be read", next.file(), e);
        }
    }

    private Block nextInSegment() throws IOException {
        IngestLog.End end = log.end();
        long limit = end.segment() == segment ? end.offset() : reader.size();
        for (BlockHeader header = reader.next(limit); header != null; header = reader.next(limit)) {
            if (isRead(header)) {
                reader.skip(header);
                continue;
            }
            Block block = reader.take(header);
            if (block != null) {
                miss(header.first());
                block.skipThrough(expected - 1);
                expected = header.next();
                return block;
            }
        }
        return null;
    }

    private boolean isRead(BlockHeader header) {
        return header.messages() == 0 ? header.first() < expected : header.next() <= expected;
    }

    private void miss(long first) {
        if (first > expected) {
            lost += first - expected;
            IngestLog.LOG.error(
                    "ingest log: messages {} to {} are damaged or gone and are lost",
                    expected,
                    first - 1);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            SegmentReader closed = reader;
            reader = null;
            closed.close();
        }
    }
}
