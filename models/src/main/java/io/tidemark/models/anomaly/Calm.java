package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How long a sensor has been in order: since the last abnormal reading while its incident is open,
 * since the closing in the hold-down.
 */
final class Calm {

    /** Part of the threshold up to which a reading is clearly in order. */
    private static final double CLEAR_BELOW = 0.8;

    /** Readings that are not abnormal and not clear end an incident too, but after so much more. */
    private static final int UNCLEAR_TAKES_LONGER = 4;

    private final IncidentSettings settings;

    private long sinceMillis;
    private long readings;
    private long clearReadings;

    Calm(IncidentSettings settings) {
        this.settings = settings;
    }

    /** Begins to count. */
    void begin(long nowMillis) {
        sinceMillis = nowMillis;
        readings = 0;
        clearReadings = 0;
    }

    /** A reading that is not abnormal. */
    void count(Verdict verdict) {
        readings++;
        clearReadings += verdict.score() <= CLEAR_BELOW * verdict.threshold() ? 1 : 0;
    }

    /** Takes back what would nearly have been enough to close an incident the first time. */
    void takeBack() {
        readings = Math.max(0, readings - settings.closeAfterReadings());
        clearReadings = Math.max(0, clearReadings - settings.closeAfterReadings());
    }

    long sinceMillis() {
        return sinceMillis;
    }

    /**
     * When an open incident is over if nothing abnormal comes; far away if readings lack.
     *
     * @param times how much longer than usual it takes
     */
    long closesAtMillis(double times) {
        double enough = settings.closeAfterReadings() * times;
        double millis = settings.closeAfter().toMillis() * times;
        if (clearReadings >= enough) {
            return sinceMillis + (long) millis;
        }
        return readings >= UNCLEAR_TAKES_LONGER * enough
                ? sinceMillis + (long) (UNCLEAR_TAKES_LONGER * millis)
                : Long.MAX_VALUE;
    }

    /** Whether an incident that is over would go on with an abnormal reading now. */
    boolean isHeldDown(long nowMillis, double times) {
        return readings < settings.holdDownReadings() * times
                || nowMillis - sinceMillis < settings.holdDown().toMillis() * times;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(sinceMillis);
        out.writeLong(readings);
        out.writeLong(clearReadings);
    }

    void read(DataInputStream in) throws IOException {
        sinceMillis = in.readLong();
        readings = in.readLong();
        clearReadings = in.readLong();
    }
}
