package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How much longer than usual a sensor gets before its incident is closed and forgotten, by how
 * often incidents opened lately: each opening, the first apart, quadruples it up to {@link
 * #LONGEST}, and is half forgotten after a day. So routers damp routes that flap (RFC 2439, "BGP
 * Route Flap Damping").
 */
final class Patience {

    private static final double LONGEST = 32;
    private static final double GROWTH = 4;
    private static final double HALF_FORGOTTEN_AFTER_MILLIS = 86_400_000;

    /** Recent openings, as of the last one. */
    private double openings;

    private long lastOpeningMillis;
    private double times = 1;

    /** As a factor, 1 to {@link #LONGEST}. */
    double times() {
        return times;
    }

    /** Whether incidents opened so often that one more like them says nothing new. */
    boolean isStrained() {
        return times > GROWTH;
    }

    /**
     * @param nowMillis the watch's time
     */
    void countOpening(long nowMillis) {
        double spent = Math.max(0, nowMillis - lastOpeningMillis) / HALF_FORGOTTEN_AFTER_MILLIS;
        // StrictMath, as only that gives the same bits on every processor.
        openings = openings * StrictMath.pow(0.5, spent) + 1;
        lastOpeningMillis = nowMillis;
        times = Math.min(LONGEST, StrictMath.pow(GROWTH, openings - 1));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(openings);
        out.writeLong(lastOpeningMillis);
        out.writeDouble(times);
    }

    void read(DataInputStream in) throws IOException {
        openings = in.readDouble();
        lastOpeningMillis = in.readLong();
        times = in.readDouble();
    }
}
