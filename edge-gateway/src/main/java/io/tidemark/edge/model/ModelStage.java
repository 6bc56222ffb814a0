package io.tidemark.edge.model;

/** What goes on beside the model in service. */
public enum ModelStage {
    /** Nothing: it is in service for good. */
    SETTLED,
    /** Another one runs beside it, and may take its place. */
    TRIAL,
    /** It is in service for a short time, and may be taken back. */
    PROBATION
}
