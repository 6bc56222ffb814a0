package io.tidemark.cloud.ingest;

import io.tidemark.events.Anomaly;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The kinds of events that the lake keeps, each in a table of its own. */
public enum EventTable {
    ANOMALIES("anomalies", Anomaly.getClassSchema(), "eventTime", "eventTime"),
    FAILURE_PREDICTIONS(
            "failure_predictions", FailurePrediction.getClassSchema(), "eventTime", "eventTime"),
    WINDOW_SUMMARIES(
            "window_summaries", WindowSummary.getClassSchema(), "windowStart", "windowStart"),
    REJECTED_READINGS("rejected_readings", RejectedReading.getClassSchema(), "receivedAt", null),
    GATEWAY_HEALTH("gateway_health", GatewayHealth.getClassSchema(), "measuredAt", "measuredAt"),
    LEDGER("ledger", LedgerEntry.getClassSchema(), "enteredAt", "enteredAt"),
    MODEL_EVALUATIONS(
            "model_evaluations", ModelEvaluation.getClassSchema(), "evaluatedAt", "startedAt");

    private static final Map<String, EventTable> BY_EVENT =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    table -> table.eventSchema.getFullName(), table -> table));

    private final String tableName;
    private final Schema eventSchema;
    private final String timeField;
    private final String momentOfIdentity;

    EventTable(String tableName, Schema eventSchema, String timeField, String momentOfIdentity) {
        this.tableName = tableName;
        this.eventSchema = eventSchema;
        this.timeField = timeField;
        this.momentOfIdentity = momentOfIdentity;
    }

    /** The table of events of a schema, if they are kept. */
    static Optional<EventTable> of(Schema eventSchema) {
        return Optional.ofNullable(BY_EVENT.get(eventSchema.getFullName()));
    }

    /** Name of the table; part of operator ids, so it never changes. */
    public String tableName() {
        return tableName;
    }

    /** Schema of the table's events, as it is now. */
    public Schema eventSchema() {
        return eventSchema;
    }

    /** The event's field by whose day the table is partitioned. */
    public String timeField() {
        return timeField;
    }

    /**
     * The event's field with a time that is part of {@link io.tidemark.events.EventId}, so that
     * copies of an event cannot differ in it; null if the identity has no time in it.
     */
    String momentOfIdentity() {
        return momentOfIdentity;
    }
}
