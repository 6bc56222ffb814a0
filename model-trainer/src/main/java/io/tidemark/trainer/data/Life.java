package io.tidemark.trainer.data;

/**
 * A machine from when it was first heard of, failed or was repaired until it failed, was repaired,
 * or today. Times are milliseconds since the epoch.
 *
 * @param number 0 for the machine's first that is known, rising with time
 * @param startMillis when it began, inclusive; {@link #UNKNOWN_START} for the first
 * @param endMillis when it ended, exclusive; {@link #RUNNING} if it has not
 * @param failed whether it ended with a failure; if not, it lasted at least until its end
 * @param outcomeId what ended it; null if it has not ended
 */
record Life(int number, long startMillis, long endMillis, boolean failed, String outcomeId) {

    static final long UNKNOWN_START = Long.MIN_VALUE;
    static final long RUNNING = Long.MAX_VALUE;

    /** Whether a window lies in it as a whole. */
    boolean holds(WindowMean window) {
        return startMillis <= window.startMillis() && window.endMillis() <= endMillis;
    }
}
