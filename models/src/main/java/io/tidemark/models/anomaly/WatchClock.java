package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How much event time has passed for a watch. Readings out of order do not move it. A device's
 * clock that is set back holds it up for {@link #LATE_READINGS_OF_A_CLOCK_SET_BACK} readings only,
 * then it goes on with the device's new time; one that is set ahead moves it once.
 */
final class WatchClock {

    /** Before the first reading. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int LATE_READINGS_OF_A_CLOCK_SET_BACK = 30;

    /** Keeps sums finite whatever times devices send: a hundred years. */
    static final long LONGEST_STEP = 36_525L * 86_400_000;

    private long newestMillis = NEVER;
    private long elapsedMillis;
    private int lateReadings;
    private long newestLateMillis = NEVER;
    private boolean setBack;

    /**
     * @return whether the reading is not older than the newest
     */
    boolean advance(long eventTimeMillis) {
        setBack = false;
        if (eventTimeMillis >= newestMillis) {
            elapsedMillis += newestMillis == NEVER ? 0 : step(newestMillis, eventTimeMillis);
            newestMillis = eventTimeMillis;
            lateReadings = 0;
            newestLateMillis = NEVER;
            return true;
        }
        newestLateMillis = Math.max(newestLateMillis, eventTimeMillis);
        if (++lateReadings >= LATE_READINGS_OF_A_CLOCK_SET_BACK) {
            newestMillis = newestLateMillis;
            lateReadings = 0;
            newestLateMillis = NEVER;
            setBack = true;
        }
        return false;
    }

    /** Whether the last reading made it clear that the device's clock was set back. */
    boolean setBack() {
        return setBack;
    }

    /** Event time that has passed since the first reading, milliseconds, never less than before. */
    long elapsedMillis() {
        return elapsedMillis;
    }

    /** Event time of the newest reading, {@link #NEVER} before the first. */
    long newestMillis() {
        return newestMillis;
    }

    /** Time from the newest reading to a moment, milliseconds, 0 if it is before. */
    long sinceNewest(long atMillis) {
        return newestMillis == NEVER || atMillis <= newestMillis ? 0 : step(newestMillis, atMillis);
    }

    /** The moment so long after the newest reading. */
    long afterNewest(long millis) {
        return newestMillis > Long.MAX_VALUE - millis ? Long.MAX_VALUE : newestMillis + millis;
    }

    private static long step(long fromMillis, long toMillis) {
        long step = toMillis - fromMillis;
        return step < 0 ? LONGEST_STEP : Math.min(step, LONGEST_STEP);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(newestMillis);
        out.writeLong(elapsedMillis);
        out.writeInt(lateReadings);
        out.writeLong(newestLateMillis);
        out.writeBoolean(setBack);
    }

    void read(DataInputStream in) throws IOException {
        newestMillis = in.readLong();
        elapsedMillis = in.readLong();
        lateReadings = in.readInt();
        newestLateMillis = in.readLong();
        setBack = in.readBoolean();
    }
}
