package io.tidemark.edge.window;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the gateway waits for a sensor's readings.
 *
 * @param outOfOrderness how much older than the sensor's newest reading a reading may be and still
 *     find its window open; not negative; default 10 s
 * @param allowedLateness how long, in the sensor's event time, a closed window is kept to be
 *     revised by readings that come later; not negative; default 1 min
 * @param idleness silence, by the gateway's clock, after which a sensor's open windows are closed;
 *     at least 1 ms; default 30 s
 */
public record EventTimeConfig(Duration outOfOrderness, Duration allowedLateness, Duration idleness)
        implements Serializable {

    public EventTimeConfig {
        require(!outOfOrderness.isNegative(), "out-of-orderness", outOfOrderness, ">= 0");
        require(!allowedLateness.isNegative(), "allowed-lateness", allowedLateness, ">= 0");
        require(idleness.toMillis() >= 1, "idleness", idleness, ">= 1 ms");
    }

    private static void require(boolean holds, String key, Duration value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "event-time." + key + " is " + value + ", expected " + expected);
        }
    }
}
