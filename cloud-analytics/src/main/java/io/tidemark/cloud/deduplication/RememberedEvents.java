package io.tidemark.cloud.deduplication;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Which events about one subject came, and under which number first: 24 bytes each, the 16 of the
 * event's identity and 8 of its number. What it holds is bounded, as it is written as a whole.
 */
final class RememberedEvents {

    /** Most events that are remembered together: 96 KB. */
    static final int MAXIMUM = 4_096;

    private static final int EVENT_BYTES = 3 * Long.BYTES;
    private static final int HALF = 16;
    private static final int HEXADECIMAL = 16;

    private final Map<Identity, Long> firstSequences;

    private RememberedEvents(int capacity) {
        this.firstSequences = new HashMap<>(2 * capacity);
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @param bytes null for nothing
     * @param more how many events may come
     */
    static RememberedEvents of(byte[] bytes, int more) {
        int known = bytes == null ? 0 : bytes.length / EVENT_BYTES;
        RememberedEvents remembered = new RememberedEvents(known + more);
        if (bytes != null) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            for (int event = 0; event < known; event++) {
                Identity identity = new Identity(buffer.getLong(), buffer.getLong());
                remembered.firstSequences.put(identity, buffer.getLong());
            }
        }
        return remembered;
    }

    /**
     * The number under which an event came first; null if it is not remembered.
     *
     * @param id 32 hexadecimal digits
     */
    Long firstSequence(String id) {
        return firstSequences.get(Identity.of(id));
    }

    /** Remembers an event, unless as many are remembered as may be. */
    boolean add(String id, long sequence) {
        if (full()) {
            return false;
        }
        firstSequences.put(Identity.of(id), sequence);
        return true;
    }

    boolean full() {
        return firstSequences.size() == MAXIMUM;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(firstSequences.size() * EVENT_BYTES);
        firstSequences.forEach(
                (identity, sequence) ->
                        bytes.putLong(identity.high).putLong(identity.low).putLong(sequence));
        return bytes.array();
    }

    private static final class Identity {

        private final long high;
        private final long low;

        private Identity(long high, long low) {
            this.high = high;
            this.low = low;
        }

        static Identity of(String id) {
            return new Identity(
                    Long.parseUnsignedLong(id, 0, HALF, HEXADECIMAL),
                    Long.parseUnsignedLong(id, HALF, 2 * HALF, HEXADECIMAL));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity
                    && ((Identity) other).high == high
                    && ((Identity) other).low == low;
        }

        /** Bits of a digest are as good as those of any hash. */
        @Override
        public int hashCode() {
            return Long.hashCode(high);
        }
    }
}
