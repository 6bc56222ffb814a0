package io.tidemark.models.anomaly;

/** How far an incident is beyond what is usual, from less to more. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
