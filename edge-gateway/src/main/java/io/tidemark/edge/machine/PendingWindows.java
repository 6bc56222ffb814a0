package io.tidemark.edge.machine;

import java.util.Arrays;

/**
 * What is known of one machine's sensors, and its windows that wait for some of them, as it is kept
 * in state.
 *
 * @param sensors names, sorted
 * @param newestEnds end of each sensor's newest window, event time
 * @param heardAt when each sensor's last window came, listening time
 * @param emittedEnd end of the last window that was emitted; {@link Long#MIN_VALUE} if none was
 * @param ends ends of the windows that wait, in order
 * @param since when the first part of each of them came, listening time
 * @param means of the windows that wait, one after the other, each in the order of the sensors; NaN
 *     for what has not come
 * @param timerAtMillis when the machine's timer fires, listening time; {@link Long#MAX_VALUE} if
 *     none is set
 */
public record PendingWindows(
        String[] sensors,
        long[] newestEnds,
        long[] heardAt,
        long emittedEnd,
        long[] ends,
        long[] since,
        double[] means,
        long timerAtMillis) {

    /** Of a machine that nothing is known of. */
    static PendingWindows none() {
        return new PendingWindows(
                new String[0],
                new long[0],
                new long[0],
                Long.MIN_VALUE,
                new long[0],
                new long[0],
                new double[0],
                Long.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingWindows pending
                && Arrays.equals(sensors, pending.sensors)
                && Arrays.equals(newestEnds, pending.newestEnds)
                && Arrays.equals(heardAt, pending.heardAt)
                && emittedEnd == pending.emittedEnd
                && Arrays.equals(ends, pending.ends)
                && Arrays.equals(since, pending.since)
                && Arrays.equals(means, pending.means)
                && timerAtMillis == pending.timerAtMillis;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sensors);
    }
}
