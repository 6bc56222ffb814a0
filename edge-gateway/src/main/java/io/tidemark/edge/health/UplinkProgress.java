package io.tidemark.edge.health;

/**
 * How the way to the cloud fares.
 *
 * @param secondsToDrain estimated time until all that waits is delivered, at the rate of the last
 *     minutes; null while nothing is delivered
 * @param bytesToday payload bytes published since midnight UTC, gateway clock
 */
public record UplinkProgress(Long secondsToDrain, long bytesToday) {

    /** Nothing was sent yet. */
    public static UplinkProgress none() {
        return new UplinkProgress(null, 0);
    }
}
