package io.tidemark.edge.window;

import java.util.Arrays;

/**
 * Which readings of one sensor a window holds, exactly: a reading that a device or a broker repeats
 * is known again, and no other reading is ever taken for it.
 *
 * <p>Two readings are the same if their event time and their sequence number are; without a number,
 * if event time and value are, to the last bit. One with a number and one without are different.
 */
final class SeenReadings {

    private static final int INITIAL_READINGS = 8;
    private static final int LONGEST_NUMBER = 10;

    /**
     * Two for each reading, sorted: its place in time, which is twice its distance from the start
     * of the window plus one if it is numbered; then its number or the bits of its value.
     */
    private long[] entries;

    private int count;

    SeenReadings() {
        entries = new long[2 * INITIAL_READINGS];
    }

    private SeenReadings(int count) {
        this.entries = new long[2 * Math.max(count, INITIAL_READINGS)];
        this.count = count;
    }

    /**
     * Remembers the reading.
     *
     * @param offsetMillis distance of its event time from the start of the window, not negative
     * @param sequence null if it has no number
     * @return false if it is known already
     */
    boolean add(long offsetMillis, Long sequence, double value) {
        long place = offsetMillis << 1 | (sequence == null ? 0 : 1);
        long identity = sequence == null ? Double.doubleToRawLongBits(value) : sequence;
        int index = indexFor(place, identity);
        if (index < count && entries[2 * index] == place && entries[2 * index + 1] == identity) {
            return false;
        }
        if (2 * count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        System.arraycopy(entries, 2 * index, entries, 2 * index + 2, 2 * (count - index));
        entries[2 * index] = place;
        entries[2 * index + 1] = identity;
        count++;
        return true;
    }

    int count() {
        return count;
    }

    /** Index of the first entry that is not smaller; readings mostly come in their order. */
    private int indexFor(long place, long identity) {
        if (count == 0 || entries[2 * count - 2] < place) {
            return count;
        }
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long found = entries[2 * middle];
            if (found < place || found == place && entries[2 * middle + 1] < identity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * For state: the count; then for each reading how far its place is from the one before, and how
     * far its number is from the last number before or the bits of its value. Numbers have seven
     * bits a byte, the lowest first. A device that counts, at an even pace, takes two or three
     * bytes a reading.
     */
    byte[] toBytes() {
        ByteWriter bytes = new ByteWriter(LONGEST_NUMBER * (2 * count + 1));
        bytes.writeNumber(count);
        long place = 0;
        long number = 0;
        for (int i = 0; i < count; i++) {
            bytes.writeNumber(entries[2 * i] - place);
            place = entries[2 * i];
            long identity = entries[2 * i + 1];
            if ((place & 1) == 1) {
                bytes.writeSigned(identity - number);
                number = identity;
            } else {
                bytes.writeBits(identity);
            }
        }
        return bytes.toBytes();
    }

    /**
     * @param bytes as {@link #toBytes()} gave them; null is no readings
     */
    static SeenReadings of(byte[] bytes) {
        if (bytes == null) {
            return new SeenReadings();
        }
        ByteReader reader = new ByteReader(bytes);
        SeenReadings seen = new SeenReadings((int) reader.readNumber());
        long place = 0;
        long number = 0;
        for (int i = 0; i < seen.count; i++) {
            place += reader.readNumber();
            seen.entries[2 * i] = place;
            if ((place & 1) == 1) {
                number += reader.readSigned();
                seen.entries[2 * i + 1] = number;
            } else {
                seen.entries[2 * i + 1] = reader.readBits();
            }
        }
        return seen;
    }
}
