package io.tidemark.edge.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What a file was when it was sealed.
 *
 * @param crc32c of the whole file
 * @param length bytes
 */
record SealedFile(int crc32c, long length) {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Forces the file to the disk and measures it. */
    static SealedFile durable(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
            return measure(channel);
        }
    }

    /** Measures the file as it is now. */
    static SealedFile of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return measure(channel);
        }
    }

    private static SealedFile measure(FileChannel channel) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long length = 0;
        while (channel.read(buffer) >= 0) {
            length += buffer.flip().remaining();
            crc.update(buffer);
            buffer.clear();
        }
        return new SealedFile((int) crc.getValue(), length);
    }

    /** Forces names that were made in a folder to the disk. */
    static void forceNames(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
