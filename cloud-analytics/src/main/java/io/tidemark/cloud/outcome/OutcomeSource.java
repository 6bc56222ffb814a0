package io.tidemark.cloud.outcome;

/** How an outcome came into the cloud. */
public enum OutcomeSource {
    /** As a record of the stream of outcomes. */
    STREAM,
    /** As a row of a file in the lake's bucket. */
    FILE
}
