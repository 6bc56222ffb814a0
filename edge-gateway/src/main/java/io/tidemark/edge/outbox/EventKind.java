package io.tidemark.edge.outbox;

import io.tidemark.events.Anomaly;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import org.apache.avro.specific.SpecificRecord;

/** What a result is, and how urgent: it decides the order in which results leave the outbox. */
public enum EventKind {
    ANOMALY("anomaly", 0),
    WINDOW_SUMMARY("window-summary", 3),
    REJECTED_READING("rejected-reading", 2),
    GATEWAY_HEALTH("gateway-health", 2),
    LEDGER_ENTRY("ledger-entry", 2),
    FAILURE_PREDICTION("failure-prediction", 1),
    MODEL_EVALUATION("model-evaluation", 2);

    private final String label;
    private final int priority;

    EventKind(String label, int priority) {
        this.label = label;
        this.priority = priority;
    }

    /** The name in the outbox's file and in JSON, for example {@code window-summary}. */
    public String label() {
        return label;
    }

    /** Smaller leaves earlier. Kinds may share a priority. */
    public int priority() {
        return priority;
    }

    /** Whether a result of this kind leaves at once instead of waiting to share a message. */
    public boolean urgent() {
        return this == ANOMALY;
    }

    /**
     * The kind of an event of the contract.
     *
     * @throws IllegalArgumentException if the record is none of the events that a gateway emits
     */
    public static EventKind of(SpecificRecord event) {
        if (event instanceof Anomaly) {
            return ANOMALY;
        }
        if (event instanceof FailurePrediction) {
            return FAILURE_PREDICTION;
        }
        if (event instanceof WindowSummary) {
            return WINDOW_SUMMARY;
        }
        if (event instanceof RejectedReading) {
            return REJECTED_READING;
        }
        if (event instanceof GatewayHealth) {
            return GATEWAY_HEALTH;
        }
        if (event instanceof LedgerEntry) {
            return LEDGER_ENTRY;
        }
        if (event instanceof ModelEvaluation) {
            return MODEL_EVALUATION;
        }
        throw new IllegalArgumentException(
                "a gateway does not emit " + event.getSchema().getFullName());
    }

    /**
     * The kind with the label.
     *
     * @throws IllegalArgumentException if no kind has it
     */
    public static EventKind labelled(String label) {
        for (EventKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of event is called " + label);
    }
}
