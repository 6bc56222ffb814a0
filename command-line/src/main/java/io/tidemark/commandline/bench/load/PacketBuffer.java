package io.tidemark.commandline.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end and are used again and again. */
final class PacketBuffer {

    private static final int INITIAL_BYTES = 1 << 16;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private final byte[] digits = new byte[LONGEST_NUMBER];

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    void writeTo(OutputStream output) throws IOException {
        output.write(bytes, 0, length);
    }

    void put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** Two bytes, the higher first. */
    void putShort(int value) {
        put(value >> 8);
        put(value);
    }

    void put(byte[] added) {
        put(added, added.length);
    }

    void put(PacketBuffer added) {
        put(added.bytes, added.length);
    }

    /** A number >= 0 in decimal digits. */
    void putDecimal(long number) {
        int first = LONGEST_NUMBER;
        long rest = number;
        do {
            digits[--first] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        reserve(LONGEST_NUMBER);
        System.arraycopy(digits, first, bytes, length, LONGEST_NUMBER - first);
        length += LONGEST_NUMBER - first;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void put(byte[] added, int count) {
        reserve(count);
        System.arraycopy(added, 0, bytes, length, count);
        length += count;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
