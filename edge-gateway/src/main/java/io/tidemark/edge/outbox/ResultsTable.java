package io.tidemark.edge.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The statements on the table of results. Times are milliseconds since the epoch, gateway clock;
 * methods that change one row return whether they did.
 */
final class ResultsTable {

    private static final String INSERT =
            """
            INSERT INTO results (sequence, id, kind, priority, event, enqueued_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """;

    // A delivered anomaly keeps its event, as the console goes on showing it.
    private static final String DELIVER =
            """
            UPDATE results
            SET delivered_at = ?, event = CASE WHEN kind = 'anomaly' THEN event END
            WHERE sequence = ? AND delivered_at IS NULL AND undeliverable IS NULL
            """;

    private static final String SET_ASIDE =
            """
            UPDATE results SET undeliverable = ?
            WHERE sequence = ? AND delivered_at IS NULL AND undeliverable IS NULL
            """;

    private static final String PURGE =
            """
            DELETE FROM results WHERE sequence IN (
                SELECT sequence FROM results WHERE delivered_at < ? ORDER BY delivered_at LIMIT ?)
            """;

    private static final String WAITING =
            """
            SELECT sequence, kind, event FROM results
            WHERE priority = ? AND sequence > ? AND delivered_at IS NULL AND undeliverable IS NULL
            ORDER BY sequence LIMIT ?
            """;

    private static final String ANOMALIES =
            """
            SELECT sequence, kind, event FROM results
            WHERE kind = 'anomaly' AND sequence > ? ORDER BY sequence LIMIT ?
            """;

    private final OutboxDatabase database;

    ResultsTable(OutboxDatabase database) {
        this.database = database;
    }

    /** Enters the result, unless one with its id is there. */
    boolean insert(OutboxEntry entry, long sequence, long now) throws SQLException {
        PreparedStatement insert = database.statement(INSERT);
        insert.setLong(1, sequence);
        insert.setBytes(2, HexFormat.of().parseHex(entry.id()));
        insert.setString(3, entry.kind().label());
        insert.setInt(4, entry.kind().priority());
        insert.setBytes(5, entry.event());
        insert.setLong(6, now);
        return insert.executeUpdate() == 1;
    }

    /** Makes a waiting result a tombstone. */
    boolean deliver(long sequence, long now) throws SQLException {
        PreparedStatement deliver = database.statement(DELIVER);
        deliver.setLong(1, now);
        deliver.setLong(2, sequence);
        return deliver.executeUpdate() == 1;
    }

    /** Lets a waiting result wait no more. */
    boolean setAside(long sequence, String reason) throws SQLException {
        PreparedStatement setAside = database.statement(SET_ASIDE);
        setAside.setString(1, reason);
        setAside.setLong(2, sequence);
        return setAside.executeUpdate() == 1;
    }

    /** Deletes the oldest tombstones from before the time; returns how many. */
    int purge(long deliveredBefore, int maximumRows) throws SQLException {
        PreparedStatement purge = database.statement(PURGE);
        purge.setLong(1, deliveredBefore);
        purge.setInt(2, maximumRows);
        return purge.executeUpdate();
    }

    /** Waiting results of the priority after the sequence number, ascending. */
    List<OutboxResult> waiting(int priority, long after, int maximumRows, long enoughBytes)
            throws SQLException {
        PreparedStatement waiting = database.statement(WAITING);
        waiting.setInt(1, priority);
        waiting.setLong(2, after);
        waiting.setInt(3, maximumRows);
        return results(waiting, enoughBytes);
    }

    /** Anomalies after the sequence number that have their event, ascending. */
    List<OutboxResult> anomalies(long after, int maximumRows) throws SQLException {
        PreparedStatement anomalies = database.statement(ANOMALIES);
        anomalies.setLong(1, after);
        anomalies.setInt(2, maximumRows);
        return results(anomalies, Long.MAX_VALUE);
    }

    private static List<OutboxResult> results(PreparedStatement query, long enoughBytes)
            throws SQLException {
        List<OutboxResult> results = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = query.executeQuery()) {
            while (bytes < enoughBytes && row.next()) {
                byte[] event = row.getBytes(3);
                results.add(
                        new OutboxResult(
                                row.getLong(1), EventKind.labelled(row.getString(2)), event));
                bytes += event.length;
            }
        }
        return results;
    }
}
