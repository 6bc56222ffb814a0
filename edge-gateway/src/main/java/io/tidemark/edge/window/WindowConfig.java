package io.tidemark.edge.window;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which windows a sensor's readings are summarised in.
 *
 * @param size length of the tumbling windows, which begin at its multiples since the epoch; at
 *     least 1 ms; default 5 s
 * @param maximumLiveSensors sensors whose open windows are held in memory; those of further sensors
 *     wait in the state backend, some 50 microseconds away; at least 1; default 4,096
 * @param maximumLiveBytes what the open windows in memory may take together, about 20 bytes a
 *     reading; those of one sensor are held however large they are; at least 1; default 32 MiB
 */
public record WindowConfig(Duration size, int maximumLiveSensors, long maximumLiveBytes)
        implements Serializable {

    public WindowConfig {
        require(size.toMillis() >= 1, "size", size, ">= 1 ms");
        require(maximumLiveSensors > 0, "maximum-live-sensors", maximumLiveSensors, "> 0");
        require(maximumLiveBytes > 0, "maximum-live-size", maximumLiveBytes, "> 0");
    }

    private static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "windows." + key + " is " + value + ", expected " + expected);
        }
    }
}
