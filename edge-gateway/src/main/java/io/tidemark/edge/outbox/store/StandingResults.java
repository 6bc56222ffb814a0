package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.Standing;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.EventCodec;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.UndecodableEventException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Follows the results that say how things are now: which incidents are open, by their messages, and
 * what was foreseen last for each machine. Not thread-safe.
 */
final class StandingResults {

    /** Beyond, the one opened first is forgotten, so that no device's names fill the memory. */
    static final int MOST = 10_000;

    private static final int ROWS_AT_ONCE = 1_000;

    /** By incident. */
    private final Map<String, OutboxResult> incidents = new LinkedHashMap<>();

    /** By site and machine. */
    private final Map<List<String>, OutboxResult> predictions = new LinkedHashMap<>();

    private long anomaliesReadTo;
    private long predictionsReadTo;

    /** How things are by what is stored and what was noted. */
    Standing read(StoredResults stored) throws SQLException {
        readAnomalies(stored);
        readPredictions(stored);
        List<OutboxResult> open = new ArrayList<>();
        for (OutboxResult incident : incidents.values()) {
            // Its row may have been dropped for want of space, or purged after very long.
            if (stored.has(incident.sequence())) {
                open.add(incident);
            }
        }
        return new Standing(open, List.copyOf(predictions.values()));
    }

    /** Numbers of results that are of use after their delivery. */
    Collection<Long> needed(StoredResults stored) throws SQLException {
        readAnomalies(stored);
        return incidents.values().stream().map(OutboxResult::sequence).toList();
    }

    /** Takes note of a result that is about to lose its event. */
    void note(OutboxResult result) {
        if (result.kind() == EventKind.FAILURE_PREDICTION
                && decode(result) instanceof FailurePrediction prediction) {
            List<String> machine = List.of(prediction.getSite(), prediction.getMachine());
            OutboxResult newest = predictions.get(machine);
            if (newest == null || newest.sequence() < result.sequence()) {
                put(predictions, machine, result);
            }
        }
    }

    private void readAnomalies(StoredResults stored) throws SQLException {
        List<StoredResult> rows;
        do {
            rows = stored.anomalies(anomaliesReadTo, ROWS_AT_ONCE);
            for (StoredResult row : rows) {
                anomaliesReadTo = row.sequence();
                if (row.intact() && decode(row.result()) instanceof Anomaly anomaly) {
                    follow(anomaly, row.result());
                }
            }
        } while (rows.size() == ROWS_AT_ONCE);
    }

    /** Those that are delivered before they are read here were noted. */
    private void readPredictions(StoredResults stored) throws SQLException {
        List<StoredResult> rows;
        do {
            rows = stored.waitingOf(EventKind.FAILURE_PREDICTION, predictionsReadTo, ROWS_AT_ONCE);
            for (StoredResult row : rows) {
                predictionsReadTo = row.sequence();
                if (row.intact()) {
                    note(row.result());
                }
            }
        } while (rows.size() == ROWS_AT_ONCE);
    }

    private void follow(Anomaly anomaly, OutboxResult result) {
        if (anomaly.getIncident() == null) {
            return;
        }
        if (anomaly.getPhase() == AnomalyPhase.CLOSED) {
            incidents.remove(anomaly.getIncident());
        } else {
            put(incidents, anomaly.getIncident(), result);
        }
    }

    private static <K> void put(Map<K, OutboxResult> newest, K key, OutboxResult result) {
        newest.put(key, result);
        if (newest.size() > MOST) {
            newest.remove(newest.keySet().iterator().next());
        }
    }

    /** The event; null of one that cannot be decoded, which says nothing. */
    private static SpecificRecord decode(OutboxResult result) {
        try {
            return EventCodec.decode(result.event());
        } catch (UndecodableEventException e) {
            return null;
        }
    }
}
