package io.tidemark.commandline.bench.cloud;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the cloud job is to take.
 *
 * @param events results of all gateways together, each counted once
 * @param gateways that they come from, in turn
 * @param sensors of each gateway
 * @param eventsPerMessage most results of a message; a gateway packs 2,000
 * @param repeatedPercent share of the messages that are in the stream a second time
 * @param shards of the stream
 * @param checkpointSeconds time between two checkpoints, and so between two commits
 */
@JsonPropertyOrder({
    "events",
    "gateways",
    "sensors",
    "eventsPerMessage",
    "repeatedPercent",
    "shards",
    "checkpointSeconds"
})
public record FleetWorkload(
        int events,
        int gateways,
        int sensors,
        int eventsPerMessage,
        int repeatedPercent,
        int shards,
        int checkpointSeconds) {

    private static final int PERCENT = 100;

    /**
     * @throws IllegalArgumentException if a number makes no sense, with a sentence for the user
     */
    public FleetWorkload {
        if (events < 1
                || gateways < 1
                || sensors < 1
                || eventsPerMessage < 1
                || shards < 1
                || checkpointSeconds < 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 of each: events, gateways, sensors, events of a message,"
                            + " shards and seconds between checkpoints");
        }
        if (repeatedPercent < 0 || repeatedPercent > PERCENT) {
            throw new IllegalArgumentException(
                    "expected 0 to 100 percent of repeated messages, found " + repeatedPercent);
        }
    }
}
