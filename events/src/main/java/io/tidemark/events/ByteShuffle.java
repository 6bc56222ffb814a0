package io.tidemark.events;

/** Numbers of eight bytes, sorted by the place of the byte: what is alike comes together. */
final class ByteShuffle {

    private ByteShuffle() {}

    /** Small numbers of either sign to small numbers. */
    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** The most significant byte of each number, then the next of each, and so on. */
    static byte[] shuffle(long[] values) {
        byte[] bytes = new byte[Long.BYTES * values.length];
        for (int row = 0; row < values.length; row++) {
            long value = zigzag(values[row]);
            for (int place = 0; place < Long.BYTES; place++) {
                bytes[place * values.length + row] = (byte) (value >>> (56 - 8 * place));
            }
        }
        return bytes;
    }

    /** The opposite of {@link #shuffle}. */
    static long[] unshuffle(byte[] bytes) {
        long[] values = new long[bytes.length / Long.BYTES];
        for (int row = 0; row < values.length; row++) {
            long value = 0;
            for (int place = 0; place < Long.BYTES; place++) {
                value = value << 8 | bytes[place * values.length + row] & 0xFF;
            }
            values[row] = unzigzag(value);
        }
        return values;
    }
}
