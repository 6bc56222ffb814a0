package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What came into a gateway and what went out.
 *
 * @param rawBytes of the devices' messages, without topics
 * @param uplinkBytes of the batches that the gateway published, repeated ones included
 * @param percent of the raw bytes
 * @param windows that arrived
 */
@JsonPropertyOrder({"rawBytes", "uplinkBytes", "percent", "windows"})
public record UplinkBytes(long rawBytes, long uplinkBytes, double percent, long windows) {

    private static final double PERCENT = 100;
    private static final double HUNDREDTHS = 100;

    /** With the percentage, rounded to hundredths. */
    public static UplinkBytes of(long rawBytes, long uplinkBytes, long windows) {
        double percent = PERCENT * uplinkBytes / rawBytes;
        return new UplinkBytes(
                rawBytes, uplinkBytes, Math.rint(percent * HUNDREDTHS) / HUNDREDTHS, windows);
    }
}
