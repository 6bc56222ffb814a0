package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Counts how often it was told that a sensor is missing: at first, and when that is severe. */
final class Silence {

    /** From the first time that it is told to the last, in milliseconds after the last reading. */
    private final long[] toldAfterMillis;

    private int told;

    Silence(WatchSettings settings) {
        if (settings.rules().missingAfter() == null) {
            toldAfterMillis = new long[0];
        } else {
            // At the limit itself the sensor is not missing yet.
            long first = settings.rules().missingAfter().toMillis() + 1;
            long severe =
                    (long)
                            Math.min(
                                    WatchClock.LONGEST_STEP,
                                    Math.ceil(first * settings.incidents().highFrom()));
            toldAfterMillis = new long[] {first, severe};
        }
    }

    /** How long after the last reading it is to be told next; Long.MAX_VALUE if no more. */
    long toldAfterMillis() {
        return told < toldAfterMillis.length ? toldAfterMillis[told] : Long.MAX_VALUE;
    }

    void tell() {
        told++;
    }

    void end() {
        told = 0;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(told);
    }

    void read(DataInputStream in) throws IOException {
        told = in.readInt();
    }
}
