package io.tidemark.edge.outbox.store;

/**
 * A set of 128-bit ids in two arrays. Ids are hashes already, so their bits say where they go: open
 * addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L).
 */
final class IdSet {

    private static final int SMALLEST = 1 << 10;
    private static final double FULLEST = 0.67;

    private long[] highs = new long[SMALLEST];
    private long[] lows = new long[SMALLEST];
    private int size;
    private boolean hasZero;

    boolean contains(long high, long low) {
        return (high | low) == 0 ? hasZero : isTaken(slot(high, low));
    }

    void add(long high, long low) {
        if ((high | low) == 0) {
            hasZero = true;
            return;
        }
        int slot = slot(high, low);
        if (isTaken(slot)) {
            return;
        }
        highs[slot] = high;
        lows[slot] = low;
        if (++size > highs.length * FULLEST) {
            grow();
        }
    }

    /** Where the id is, or else is to go. */
    private int slot(long high, long low) {
        int mask = highs.length - 1;
        int slot = (int) low & mask;
        while (isTaken(slot) && (highs[slot] != high || lows[slot] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isTaken(int slot) {
        return (highs[slot] | lows[slot]) != 0;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        highs = new long[oldHighs.length * 2];
        lows = new long[oldLows.length * 2];
        for (int i = 0; i < oldHighs.length; i++) {
            if ((oldHighs[i] | oldLows[i]) != 0) {
                int slot = slot(oldHighs[i], oldLows[i]);
                highs[slot] = oldHighs[i];
                lows[slot] = oldLows[i];
            }
        }
    }
}
