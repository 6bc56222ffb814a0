package io.tidemark.edge.window;

import java.util.Arrays;

/**
 * The event-time clock of one sensor, and where its windows are, as they are kept in state.
 *
 * @param watermarkMillis event time, by the device's clock, before which no reading is waited for;
 *     never goes back; {@link Long#MIN_VALUE} before the first reading
 * @param seenAtMillis when the last reading came, listening time
 * @param timerAtMillis when the sensor's timer fires, listening time; {@link Long#MAX_VALUE} if
 *     none is set
 * @param liveStartsMillis starts of the windows in state that wait to be emitted; null if a gateway
 *     wrote the clock that did not note them, whose other times but the watermark are to be ignored
 * @param closedWindows windows in state that were emitted and do not wait to be emitted again
 * @param oldestClosedMillis no closed window starts before
 * @param newestClosedMillis no closed window starts after
 */
public record SensorClock(
        long watermarkMillis,
        long seenAtMillis,
        long timerAtMillis,
        long[] liveStartsMillis,
        long closedWindows,
        long oldestClosedMillis,
        long newestClosedMillis) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SensorClock clock
                && watermarkMillis == clock.watermarkMillis
                && seenAtMillis == clock.seenAtMillis
                && timerAtMillis == clock.timerAtMillis
                && Arrays.equals(liveStartsMillis, clock.liveStartsMillis)
                && closedWindows == clock.closedWindows
                && oldestClosedMillis == clock.oldestClosedMillis
                && newestClosedMillis == clock.newestClosedMillis;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(watermarkMillis);
    }
}
