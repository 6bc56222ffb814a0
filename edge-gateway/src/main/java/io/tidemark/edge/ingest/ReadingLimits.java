package io.tidemark.edge.ingest;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a device message may claim.
 *
 * @param maximumMessageBytes longest payload that is parsed; default 256 KiB
 * @param earliest event time before which a reading is refused; default 2000-01-01T00:00:00Z
 * @param maximumAhead how far a reading's event time may be ahead of the gateway's clock when it is
 *     received; default 1 d
 */
public record ReadingLimits(int maximumMessageBytes, Instant earliest, Duration maximumAhead)
        implements Serializable {

    /** Longest text in a message and longest level of its topic, in UTF-16 code units. */
    public static final int MAXIMUM_TEXT_LENGTH = 128;

    /** Deepest nesting of JSON arrays and objects, the outermost counted. */
    public static final int MAXIMUM_NESTING = 32;
}
