package io.tidemark.edge.window;

import java.nio.ByteBuffer;

/** Reads what a {@link ByteWriter} wrote. */
final class ByteReader {

    private final ByteBuffer bytes;

    ByteReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long readNumber() {
        long number = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes.get();
            number |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return number;
    }

    long readSigned() {
        long number = readNumber();
        return number >>> 1 ^ -(number & 1);
    }

    long readBits() {
        return bytes.getLong();
    }
}
