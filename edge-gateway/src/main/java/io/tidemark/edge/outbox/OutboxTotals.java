package io.tidemark.edge.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Running totals by kind, changed in the transaction that changes the results, so that a count
 * never scans them. The sum of what was emitted is also the highest sequence number ever given,
 * which is why no number is given twice even when its row is gone.
 */
final class OutboxTotals {

    private static final String ADD =
            """
            INSERT INTO totals (kind, emitted, delivered, undeliverable, waiting_bytes)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kind) DO UPDATE SET
                emitted = emitted + excluded.emitted,
                delivered = delivered + excluded.delivered,
                undeliverable = undeliverable + excluded.undeliverable,
                waiting_bytes = waiting_bytes + excluded.waiting_bytes
            """;

    private final OutboxDatabase database;

    OutboxTotals(OutboxDatabase database) {
        this.database = database;
    }

    /** What one transaction adds to the totals of one kind. */
    static final class Change {
        private long emitted;
        private long delivered;
        private long undeliverable;
        private long waitingBytes;

        void emitted(long bytes) {
            emitted++;
            waitingBytes += bytes;
        }

        void delivered(long bytes) {
            delivered++;
            waitingBytes -= bytes;
        }

        void undeliverable(long bytes) {
            undeliverable++;
            waitingBytes -= bytes;
        }
    }

    /** The changes of one transaction, by kind. */
    static final class Changes {
        private final Map<EventKind, Change> byKind = new EnumMap<>(EventKind.class);

        Change of(EventKind kind) {
            return byKind.computeIfAbsent(kind, absent -> new Change());
        }
    }

    /** Adds the changes; to be called once, in the transaction that made them. */
    void add(Changes changes) throws SQLException {
        PreparedStatement add = database.statement(ADD);
        for (Map.Entry<EventKind, Change> entry : changes.byKind.entrySet()) {
            Change change = entry.getValue();
            add.setString(1, entry.getKey().label());
            add.setLong(2, change.emitted);
            add.setLong(3, change.delivered);
            add.setLong(4, change.undeliverable);
            add.setLong(5, change.waitingBytes);
            add.executeUpdate();
        }
    }

    /** The highest sequence number ever given; 0 before the first. */
    long lastSequence() throws SQLException {
        try (ResultSet row =
                database.statement("SELECT coalesce(sum(emitted), 0) FROM totals").executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    OutboxCounts counts() throws SQLException {
        long emitted = 0;
        long delivered = 0;
        long undeliverable = 0;
        long waitingBytes = 0;
        Map<EventKind, Long> emittedByKind = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            emittedByKind.put(kind, 0L);
        }
        try (ResultSet row =
                database.statement(
                                "SELECT kind, emitted, delivered, undeliverable, waiting_bytes"
                                        + " FROM totals")
                        .executeQuery()) {
            while (row.next()) {
                emittedByKind.put(EventKind.labelled(row.getString(1)), row.getLong(2));
                emitted += row.getLong(2);
                delivered += row.getLong(3);
                undeliverable += row.getLong(4);
                waitingBytes += row.getLong(5);
            }
        }
        return new OutboxCounts(
                emitted,
                delivered,
                emitted - delivered - undeliverable,
                waitingBytes,
                undeliverable,
                emittedByKind);
    }
}
