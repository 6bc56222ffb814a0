package io.tidemark.edge.window;

/**
 * The event-time clock of one sensor and what is to be done by it. All times are milliseconds since
 * the epoch.
 *
 * @param watermarkMillis event time, by the device's clock, before which no reading is waited for;
 *     never goes back; {@link Long#MIN_VALUE} before the first reading
 * @param nextDueMillis watermark at which the next window is to be closed or forgotten; {@link
 *     #NEVER} if the sensor has no window. Kept here so that a reading need not look at all windows
 * @param seenAtMillis when the last reading came, gateway clock
 * @param timerAtMillis when the sensor's timer fires, gateway clock; {@link #NEVER} if none is set
 */
public record SensorClock(
        long watermarkMillis, long nextDueMillis, long seenAtMillis, long timerAtMillis) {

    static final long NEVER = Long.MAX_VALUE;

    static final SensorClock UNSTARTED = new SensorClock(Long.MIN_VALUE, NEVER, NEVER, NEVER);

    /** Whether every reading before the time has come or is no longer waited for. */
    boolean isPast(long eventTimeMillis) {
        return watermarkMillis >= eventTimeMillis;
    }

    boolean isDue() {
        return isPast(nextDueMillis);
    }

    SensorClock advancedTo(long newWatermarkMillis) {
        return new SensorClock(
                Math.max(watermarkMillis, newWatermarkMillis),
                nextDueMillis,
                seenAtMillis,
                timerAtMillis);
    }

    SensorClock withNextDue(long dueMillis) {
        return new SensorClock(watermarkMillis, dueMillis, seenAtMillis, timerAtMillis);
    }

    SensorClock dueNoLaterThan(long dueMillis) {
        return withNextDue(Math.min(nextDueMillis, dueMillis));
    }

    SensorClock seenAt(long nowMillis) {
        return new SensorClock(watermarkMillis, nextDueMillis, nowMillis, timerAtMillis);
    }

    SensorClock withTimerAt(long atMillis) {
        return new SensorClock(watermarkMillis, nextDueMillis, seenAtMillis, atMillis);
    }
}
