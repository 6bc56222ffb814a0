package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages in the order in which they were received, durable, in files of a few megabytes. Messages
 * are numbered from 1 without gaps; a number that is missing when the log is read was lost.
 *
 * <p>Written by one thread, read by others through {@link LogCursor}s. A second writer, in this
 * process or another, is refused.
 */
public final class IngestLog implements AutoCloseable {

    static final Logger LOG = LoggerFactory.getLogger(IngestLog.class);

    /**
     * How far the log is durable.
     *
     * @param segment number of the file
     * @param offset bytes of it
     */
    record End(long segment, long offset) {}

    private final Path directory;
    private final long maximumBytes;
    private final FileChannel lock;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private volatile End end;
    private volatile long next;
    private volatile long bytes;
    private volatile long commits;
    private long listeningMillis;
    private SegmentWriter writer;

    private IngestLog(LogConfig config, FileChannel lock) {
        this.directory = config.directory().toPath();
        this.maximumBytes = config.maximumBytes();
        this.lock = lock;
    }

    /**
     * Opens the log, creating it if absent. Files of earlier writers are left as they are: the next
     * message begins a new one.
     *
     * @param position number of a message that the log must go on after, whatever became of its
     *     files
     * @param listeningMillis listening time that it must not go back behind
     * @throws IOException if that fails, or if another writer has it open
     */
    public static IngestLog open(LogConfig config, long position, long listeningMillis)
            throws IOException {
        Path directory = Files.createDirectories(config.directory().toPath());
        FileChannel lock =
                FileChannel.open(
                        directory.resolve("writer.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            IngestLog log = new IngestLog(config, lock);
            log.recover(position, listeningMillis);
            return log;
        } catch (IOException e) {
            lock.close();
            throw e;
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("ingest log " + directory + " has another writer", e);
        }
    }

    private void recover(long position, long restoredListeningMillis) throws IOException {
        next = 1;
        long lastNumber = 0;
        for (long number : Segment.numbers(directory)) {
            lastNumber = number;
            add(number);
        }
        if (next <= position) {
            LOG.error(
                    "ingest log {} ends at message {}, before message {} that a checkpoint holds:"
                            + " what was received after that checkpoint is lost with its end",
                    directory,
                    next - 1,
                    position);
        }
        next = Math.max(next, position + 1);
        listeningMillis = Math.max(listeningMillis, restoredListeningMillis);
        writer = new SegmentWriter(directory, lastNumber + 1);
        end = new End(lastNumber + 1, 0);
    }

    private void add(long number) {
        Path file = Segment.file(directory, number);
        Segment.Contents contents = Segment.contents(file, next);
        segments.put(number, new Segment(number, file, contents.first()));
        next = contents.next();
        listeningMillis = Math.max(listeningMillis, contents.listeningMillis());
        bytes += contents.bytes();
    }

    /** Reads from a position on, see {@link LogCursor}. */
    public LogCursor read(long position) throws IOException {
        return new LogCursor(this, position);
    }

    /** Blocks appended since it was opened. */
    long commits() {
        return commits;
    }

    /** Number of the next message. */
    long next() {
        return next;
    }

    /** Listening time of the newest block when the log was opened, milliseconds. */
    public long listeningMillis() {
        return listeningMillis;
    }

    /** Size of its files. */
    public long bytes() {
        return bytes;
    }

    /** Whether a block may be appended without exceeding the maximum size. */
    boolean hasRoom(int blockBytes) {
        return bytes + blockBytes <= maximumBytes;
    }

    /**
     * Appends a block, which is durable when this returns.
     *
     * @param messages its messages, the first of which has the number {@link #next()}
     * @throws IOException if it is not; the same block is then to be appended again
     */
    void append(ByteBuffer block, int messages) throws IOException {
        int length = block.remaining();
        try {
            if (writer.prepare(length)) {
                long number = writer.number();
                segments.put(number, new Segment(number, Segment.file(directory, number), next));
            }
            writer.write(block);
            bytes += length;
            next += messages;
            commits++;
        } finally {
            end = new End(writer.number(), writer.offset());
        }
    }

    /** Lets go of the files whose messages all have at most this number. */
    void deleteThrough(long position) throws IOException {
        for (Segment segment : segments.values()) {
            Map.Entry<Long, Segment> follower = segments.higherEntry(segment.number());
            if (follower == null || follower.getValue().first() > position + 1) {
                return;
            }
            long size = Files.exists(segment.file()) ? Files.size(segment.file()) : 0;
            Files.deleteIfExists(segment.file());
            segments.remove(segment.number());
            bytes -= size;
        }
    }

    End end() {
        return end;
    }

    NavigableMap<Long, Segment> segments() {
        return segments;
    }

    /** To be called when nothing is appended any more. */
    @Override
    @SuppressWarnings("try") // they are there to be closed
    public void close() throws IOException {
        try (FileChannel held = lock;
                SegmentWriter last = writer) {
            LOG.debug("ingest log {}: closing before message {}", directory, next);
        }
    }
}
