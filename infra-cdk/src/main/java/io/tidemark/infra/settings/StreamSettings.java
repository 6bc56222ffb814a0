package io.tidemark.infra.settings;

/**
 * How much the stream of events takes and for how long it keeps it.
 *
 * @param retentionHours how long an event stays that nobody has read, hours, 24 to 8,760
 * @param shards of 1,000 records and 1 MB a second each; 0 for as many as it takes, on demand
 */
public record StreamSettings(int retentionHours, int shards) {

    /** In place of a number of shards: the stream grows and shrinks by itself. */
    public static final int ON_DEMAND = 0;

    StreamSettings withShards(int other) {
        return new StreamSettings(retentionHours, other);
    }
}
