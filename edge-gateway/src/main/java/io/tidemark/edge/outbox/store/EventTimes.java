package io.tidemark.edge.outbox.store;

import io.tidemark.events.Anomaly;
import io.tidemark.events.EventCodec;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.WindowSummary;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * The time that results are about.
 *
 * @param earliest earliest event time; null if none is known
 * @param latest latest event time; null if none is known
 */
public record EventTimes(Instant earliest, Instant latest) {

    /** Of events that nobody can read. */
    public static final EventTimes UNKNOWN = new EventTimes(null, null);

    /** The time that an encoded event is about; unknown if it cannot be decoded. */
    public static EventTimes of(byte[] event) {
        try {
            return of(EventCodec.decode(event));
        } catch (UndecodableEventException e) {
            return UNKNOWN;
        }
    }

    private static EventTimes of(SpecificRecord event) {
        if (event instanceof WindowSummary summary) {
            return new EventTimes(summary.getWindowStart(), summary.getWindowEnd());
        }
        if (event instanceof Anomaly anomaly) {
            return at(anomaly.getEventTime());
        }
        if (event instanceof FailurePrediction prediction) {
            return at(prediction.getEventTime());
        }
        if (event instanceof RejectedReading rejected) {
            Instant claimed = rejected.getEventTime();
            return at(claimed == null ? rejected.getReceivedAt() : claimed);
        }
        if (event instanceof GatewayHealth health) {
            return at(health.getMeasuredAt());
        }
        if (event instanceof ModelEvaluation evaluation) {
            return at(evaluation.getEvaluatedAt());
        }
        return event instanceof LedgerEntry entry ? at(entry.getEnteredAt()) : UNKNOWN;
    }

    private static EventTimes at(Instant time) {
        return new EventTimes(time, time);
    }

    /** The times of both. */
    public EventTimes and(EventTimes other) {
        if (earliest == null || other.earliest == null) {
            return earliest == null ? other : this;
        }
        return new EventTimes(
                earliest.isBefore(other.earliest) ? earliest : other.earliest,
                latest.isAfter(other.latest) ? latest : other.latest);
    }
}
