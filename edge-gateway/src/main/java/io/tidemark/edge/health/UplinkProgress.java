package io.tidemark.edge.health;

import java.time.Instant;

/**
 * How the way to the cloud fares.
 *
 * @param connected whether there is a connection
 * @param lastAcknowledgedAt when the cloud last accepted a message, gateway clock; null before the
 *     first of this process
 * @param resultsPerSecond results delivered a second, on the average of the last minutes with a
 *     connection
 * @param secondsToDrain estimated time until all that waits is delivered, at that rate; null while
 *     nothing is delivered
 * @param bytesToday payload bytes published since midnight UTC, gateway clock
 * @param budgetSpent whether all but anomalies waits for the next day, as the budget of today is
 *     spent
 */
public record UplinkProgress(
        boolean connected,
        Instant lastAcknowledgedAt,
        double resultsPerSecond,
        Long secondsToDrain,
        long bytesToday,
        boolean budgetSpent) {

    /** Nothing was sent yet. */
    public static UplinkProgress none() {
        return new UplinkProgress(false, null, 0, null, 0, false);
    }
}
