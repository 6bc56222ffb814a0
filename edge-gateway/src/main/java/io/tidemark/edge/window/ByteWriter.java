package io.tidemark.edge.window;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes numbers of varying length: seven bits a byte, the lowest first. */
final class ByteWriter {

    private final ByteBuffer bytes;

    /**
     * @param capacity bytes that are written at most
     */
    ByteWriter(int capacity) {
        bytes = ByteBuffer.allocate(capacity);
    }

    /** Short for small numbers that are not negative. */
    void writeNumber(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** Short for numbers that are near to zero. */
    void writeSigned(long number) {
        writeNumber(number << 1 ^ number >> 63);
    }

    /** Eight bytes. */
    void writeBits(long bits) {
        bytes.putLong(bits);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
