package io.tidemark.edge.window;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which windows a sensor's readings are summarised in.
 *
 * @param size length of the tumbling windows, which begin at its multiples since the epoch; at
 *     least 1 ms; default 5 s
 */
public record WindowConfig(Duration size) implements Serializable {

    public WindowConfig {
        if (size.toMillis() < 1) {
            throw new IllegalArgumentException("windows.size is " + size + ", expected >= 1 ms");
        }
    }
}
