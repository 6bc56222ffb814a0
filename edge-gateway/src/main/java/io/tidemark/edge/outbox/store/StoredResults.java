package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.file.SqliteFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The queries of the table of results; each is a walk along an index. */
public final class StoredResults {

    private static final String WAITS =
            """
            SELECT sequence, kind, event, checksum, state FROM results
            WHERE priority = ? AND sequence > ? AND state = 0
            ORDER BY sequence LIMIT ?
            """;

    private static final String WAITS_OF_KIND =
            """
            SELECT sequence, kind, event, checksum, state FROM results
            WHERE priority = ? AND sequence > ? AND state = 0 AND kind = ?
            ORDER BY sequence LIMIT ?
            """;

    private static final String ANOMALIES =
            """
            SELECT sequence, kind, event, checksum, state FROM results
            WHERE kind = 'anomaly' AND sequence > ? ORDER BY sequence LIMIT ?
            """;

    private static final byte[] NONE = {};

    private final OutboxDatabase database;
    private final RowChecksum checksum = new RowChecksum();

    StoredResults(OutboxDatabase database) {
        this.database = database;
    }

    /** Waiting results of the priority after the sequence number, ascending. */
    List<StoredResult> waiting(int priority, long after, int maximumRows, long enoughBytes)
            throws SQLException {
        PreparedStatement waiting = database.statement(WAITS);
        waiting.setInt(1, priority);
        waiting.setLong(2, after);
        waiting.setInt(3, maximumRows);
        return results(waiting, enoughBytes);
    }

    /** Waiting results of the kind after the sequence number, ascending. */
    public List<StoredResult> waitingOf(EventKind kind, long after, int maximumRows)
            throws SQLException {
        PreparedStatement waiting = database.statement(WAITS_OF_KIND);
        waiting.setInt(1, kind.priority());
        waiting.setLong(2, after);
        waiting.setString(3, kind.label());
        waiting.setInt(4, maximumRows);
        return results(waiting, Long.MAX_VALUE);
    }

    /** Anomalies after the sequence number, ascending. */
    List<StoredResult> anomalies(long after, int maximumRows) throws SQLException {
        PreparedStatement anomalies = database.statement(ANOMALIES);
        anomalies.setLong(1, after);
        anomalies.setInt(2, maximumRows);
        return results(anomalies, Long.MAX_VALUE);
    }

    /** Whether there is a result of the number, delivered or not. */
    boolean has(long sequence) throws SQLException {
        PreparedStatement has = database.statement("SELECT 1 FROM results WHERE sequence = ?");
        has.setLong(1, sequence);
        try (ResultSet row = has.executeQuery()) {
            return row.next();
        }
    }

    private List<StoredResult> results(PreparedStatement query, long enoughBytes)
            throws SQLException {
        List<StoredResult> results = new ArrayList<>();
        long bytes = 0;
        long last = 0;
        try (ResultSet row = query.executeQuery()) {
            while (bytes < enoughBytes && row.next()) {
                long sequence = row.getLong(1);
                if (sequence <= last) {
                    throw SqliteFile.damage("result " + sequence + " comes after " + last);
                }
                last = sequence;
                String kind = Objects.requireNonNullElse(row.getString(2), "");
                byte[] event = Objects.requireNonNullElse(row.getBytes(3), NONE);
                long expected = checksum.of(sequence, row.getInt(5), kind, event);
                boolean intact = row.getLong(4) == expected;
                results.add(new StoredResult(sequence, kind, event, intact));
                bytes += event.length;
            }
        }
        return results;
    }
}
