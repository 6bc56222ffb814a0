package io.tidemark.cloud.ingest;

/** Why a record, or one event of it, did not get into its table. */
public enum QuarantineReason {
    /** The record is not what the IoT rule writes. */
    MALFORMED_ENVELOPE,
    /** The payload is no batch: not zstd, truncated, too large, or of an unknown schema. */
    UNDECODABLE_BATCH,
    /** An event of the batch is truncated or of an unknown schema. */
    UNDECODABLE_EVENT,
    /** The batch or an event names another gateway than the one that IoT Core authenticated. */
    WRONG_GATEWAY,
    /** The bytes decode to something that is no event of a table. */
    UNEXPECTED_TYPE,
    /** A time lies outside the years 1 to 9999, which SQL and Iceberg cannot hold. */
    IMPOSSIBLE_TIME,
    /**
     * A sequence number, or one of a range that the event declares, is none that an outbox gives.
     */
    IMPOSSIBLE_SEQUENCE,
    /** The event is in its table already, under another sequence number of its gateway. */
    REPEATED_UNDER_ANOTHER_SEQUENCE,
    /** The outcome is no JSON, too large, or a field of it is missing, unknown or malformed. */
    MALFORMED_OUTCOME,
    /** The outcome is of a kind that there is not. */
    UNKNOWN_OUTCOME_KIND,
    /** The outcome is said to have occurred after it arrived. */
    OUTCOME_IN_FUTURE,
    /** An outcome with this id and another content came before. */
    CONTRADICTORY_OUTCOME,
    /** No row of the file of outcomes can be read: no CSV, too large, or of unknown columns. */
    UNREADABLE_OUTCOME_FILE
}
