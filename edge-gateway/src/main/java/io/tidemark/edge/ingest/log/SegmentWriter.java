package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes one file of the log after the other. A file that a write has failed in is written no more:
 * nobody knows what of it became durable but what was before. Not thread-safe.
 */
final class SegmentWriter implements AutoCloseable {

    private static final long LARGEST_BYTES = 4 * 1024 * 1024;

    private final Path directory;
    private long number;
    private long offset;
    private FileChannel channel;

    /**
     * @param number of the first file to be written
     */
    SegmentWriter(Path directory, long number) {
        this.directory = directory;
        this.number = number;
    }

    /** Number of the file that is or will be written. */
    long number() {
        return number;
    }

    /** Bytes of it that are durable. */
    long offset() {
        return offset;
    }

    /** Makes a file for the block if it needs a new one; true if so. */
    boolean prepare(int blockBytes) throws IOException {
        if (channel != null && offset + blockBytes > LARGEST_BYTES) {
            close();
        }
        if (channel != null) {
            return false;
        }
        Path file = Segment.file(directory, number);
        // What an attempt left that failed here before holds nothing.
        Files.deleteIfExists(file);
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            abandon(e);
            throw e;
        }
        return true;
    }

    /** Writes the block, which is durable when this returns. */
    void write(ByteBuffer block) throws IOException {
        int length = block.remaining();
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
            channel.force(false);
        } catch (IOException e) {
            abandon(e);
            throw e;
        }
        offset += length;
    }

    private void abandon(IOException cause) {
        try (FileChannel abandoned = channel) {
            abandoned.truncate(offset);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        goOn();
    }

    private void goOn() {
        channel = null;
        number++;
        offset = 0;
    }

    /** Ends the file; the next block begins another. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            FileChannel finished = channel;
            goOn();
            finished.close();
        }
    }
}
