package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The statements on the table of results. Times are milliseconds since the epoch, gateway clock;
 * methods that change one row return whether they did.
 */
public final class ResultsTable {

    static final int WAITING = 0;

    /** State of a tombstone. */
    public static final int DELIVERED = 1;

    static final int SET_ASIDE = 2;

    private static final String INSERT =
            """
            INSERT INTO results (sequence, id, kind, priority, state, event, enqueued_at, checksum)
            VALUES (?, ?, ?, ?, 0, ?, ?, ?)
            """;

    private static final String DELIVER =
            """
            UPDATE results SET state = 1, delivered_at = ?, event = ?, checksum = ?
            WHERE sequence = ? AND state = 0
            """;

    private static final String SET_ASIDE_ROW =
            """
            UPDATE results SET state = 2, undeliverable = ?, checksum = ?
            WHERE sequence = ? AND state = 0
            """;

    private static final String PURGE =
            """
            DELETE FROM results WHERE sequence IN (
                SELECT sequence FROM results WHERE delivered_at < ? AND sequence <= ?
                AND (delivered_at < ? OR sequence NOT IN (SELECT value FROM json_each(?)))
                ORDER BY delivered_at LIMIT ?)
            RETURNING sequence
            """;

    private final OutboxDatabase database;
    private final RowChecksum checksum = new RowChecksum();

    ResultsTable(OutboxDatabase database) {
        this.database = database;
    }

    void insert(OutboxEntry entry, byte[] id, long sequence, long now) throws SQLException {
        String kind = entry.kind().label();
        PreparedStatement insert = database.statement(INSERT);
        insert.setLong(1, sequence);
        insert.setBytes(2, id);
        insert.setString(3, kind);
        insert.setInt(4, entry.kind().priority());
        insert.setBytes(5, entry.event());
        insert.setLong(6, now);
        insert.setLong(7, checksum.of(sequence, WAITING, kind, entry.event()));
        insert.executeUpdate();
    }

    /** Makes a waiting result a tombstone; an anomaly keeps its event, as the console shows it. */
    boolean deliver(OutboxResult result, long now) throws SQLException {
        byte[] kept = result.kind() == EventKind.ANOMALY ? result.event() : null;
        PreparedStatement deliver = database.statement(DELIVER);
        deliver.setLong(1, now);
        if (kept == null) {
            deliver.setNull(2, Types.BLOB);
        } else {
            deliver.setBytes(2, kept);
        }
        deliver.setLong(3, checksum.of(result.sequence(), DELIVERED, result.kind().label(), kept));
        deliver.setLong(4, result.sequence());
        return deliver.executeUpdate() == 1;
    }

    /** Lets a waiting result wait no more. */
    boolean setAside(OutboxResult result, String reason) throws SQLException {
        PreparedStatement setAside = database.statement(SET_ASIDE_ROW);
        setAside.setString(1, reason);
        setAside.setLong(
                2,
                checksum.of(result.sequence(), SET_ASIDE, result.kind().label(), result.event()));
        setAside.setLong(3, result.sequence());
        return setAside.executeUpdate() == 1;
    }

    /** Deletes a waiting result. */
    boolean delete(long sequence) throws SQLException {
        PreparedStatement delete =
                database.statement("DELETE FROM results WHERE sequence = ? AND state = 0");
        delete.setLong(1, sequence);
        return delete.executeUpdate() == 1;
    }

    /** Those of the results that wait. */
    List<OutboxResult> stillWaiting(Collection<OutboxResult> results) throws SQLException {
        List<OutboxResult> waiting = new ArrayList<>();
        for (OutboxResult result : results) {
            if (waits(result.sequence())) {
                waiting.add(result);
            }
        }
        return waiting;
    }

    /** Whether all of the results wait. */
    public boolean allWait(Collection<StoredResult> results) throws SQLException {
        for (StoredResult result : results) {
            if (!waits(result.sequence())) {
                return false;
            }
        }
        return true;
    }

    private boolean waits(long sequence) throws SQLException {
        PreparedStatement waits =
                database.statement("SELECT 1 FROM results WHERE sequence = ? AND state = 0");
        waits.setLong(1, sequence);
        try (ResultSet row = waits.executeQuery()) {
            return row.next();
        }
    }

    /**
     * Which tombstones are deleted, the oldest first.
     *
     * @param deliveredBefore those from before this time
     * @param neededDeliveredBefore of those still needed, only those from before this time
     * @param needed numbers of those still needed
     * @param highest none above this number
     * @param maximumRows at most so many
     */
    record Purge(
            long deliveredBefore,
            long neededDeliveredBefore,
            Collection<Long> needed,
            long highest,
            int maximumRows) {}

    List<Long> purge(Purge which) throws SQLException {
        PreparedStatement purge = database.statement(PURGE);
        purge.setLong(1, which.deliveredBefore());
        purge.setLong(2, which.highest());
        purge.setLong(3, which.neededDeliveredBefore());
        // A collection of numbers prints as JSON does.
        purge.setString(4, List.copyOf(which.needed()).toString());
        purge.setInt(5, which.maximumRows());
        List<Long> purged = new ArrayList<>();
        try (ResultSet row = purge.executeQuery()) {
            while (row.next()) {
                purged.add(row.getLong(1));
            }
        }
        purged.sort(null);
        return purged;
    }
}
