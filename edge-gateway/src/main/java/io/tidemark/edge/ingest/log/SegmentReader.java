package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds blocks in one file of the log, whatever has happened to the file. What cannot be read is
 * passed over. Not thread-safe.
 */
final class SegmentReader implements AutoCloseable {

    private static final int SEARCHED_AT_ONCE = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private long offset;

    SegmentReader(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Length of the file. */
    long size() throws IOException {
        return channel.size();
    }

    /**
     * The next header whose whole block is in the file before the limit; the reader stands at it
     * until {@link #skip} or {@link #take}.
     *
     * @return null if there is none
     */
    BlockHeader next(long limit) throws IOException {
        while (offset + BlockHeader.BYTES <= limit) {
            byte[] bytes = read(offset, BlockHeader.BYTES);
            BlockHeader header = bytes == null ? null : BlockHeader.read(bytes, 0);
            if (header != null && offset + header.blockBytes() <= limit) {
                return header;
            }
            offset = search(offset + 1, limit);
        }
        return null;
    }

    /** The offset of the next intact header; the limit if there is none. */
    private long search(long from, long limit) throws IOException {
        for (long start = from; start + BlockHeader.BYTES <= limit; ) {
            int length = (int) Math.min(SEARCHED_AT_ONCE, limit - start);
            byte[] bytes = read(start, length);
            int last = length - BlockHeader.BYTES;
            for (int at = 0; bytes != null && at <= last; at++) {
                if (BlockHeader.read(bytes, at) != null) {
                    return start + at;
                }
            }
            start += last + 1;
        }
        return limit;
    }

    /** Passes over the block of the header that {@link #next} has found. */
    void skip(BlockHeader header) {
        offset += header.blockBytes();
    }

    /**
     * Takes the block of the header that {@link #next} has found.
     *
     * @return null if it is damaged
     */
    Block take(BlockHeader header) throws IOException {
        byte[] body = read(offset + BlockHeader.BYTES, header.bodyBytes());
        skip(header);
        boolean intact =
                body != null && BlockHeader.checksum(body, 0, body.length) == header.bodyChecksum();
        return intact ? new Block(header, body) : null;
    }

    /** Null if the disk cannot read it. */
    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    return null;
                }
            }
            return bytes.array();
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e;
            }
            IngestLog.LOG.error("ingest log {}: cannot read at {}", file, from, e);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
