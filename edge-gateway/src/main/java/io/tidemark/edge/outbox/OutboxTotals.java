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

    private static final String READ =
            "SELECT kind, emitted, delivered, undeliverable, waiting_bytes FROM totals";

    private final OutboxDatabase database;

    OutboxTotals(OutboxDatabase database) {
        this.database = database;
    }

    /** The totals of one kind, or what one transaction adds to them. */
    static final class KindTotals {
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

        private void add(KindTotals other) {
            emitted += other.emitted;
            delivered += other.delivered;
            undeliverable += other.undeliverable;
            waitingBytes += other.waitingBytes;
        }
    }

    /** Totals by kind. */
    static final class TotalsByKind {
        private final Map<EventKind, KindTotals> byKind = new EnumMap<>(EventKind.class);

        KindTotals of(EventKind kind) {
            return byKind.computeIfAbsent(kind, absent -> new KindTotals());
        }
    }

    /** Adds the changes; to be called once, in the transaction that made them. */
    void add(TotalsByKind changes) throws SQLException {
        PreparedStatement add = database.statement(ADD);
        for (Map.Entry<EventKind, KindTotals> entry : changes.byKind.entrySet()) {
            KindTotals change = entry.getValue();
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
        Map<EventKind, Long> emittedByKind = new EnumMap<>(EventKind.class);
        KindTotals all = new KindTotals();
        TotalsByKind stored = stored();
        for (EventKind kind : EventKind.values()) {
            emittedByKind.put(kind, stored.of(kind).emitted);
            all.add(stored.of(kind));
        }
        return new OutboxCounts(
                all.emitted,
                all.delivered,
                all.emitted - all.delivered - all.undeliverable,
                all.waitingBytes,
                all.undeliverable,
                emittedByKind);
    }

    private TotalsByKind stored() throws SQLException {
        TotalsByKind stored = new TotalsByKind();
        try (ResultSet row = database.statement(READ).executeQuery()) {
            while (row.next()) {
                KindTotals totals = stored.of(EventKind.labelled(row.getString(1)));
                totals.emitted = row.getLong(2);
                totals.delivered = row.getLong(3);
                totals.undeliverable = row.getLong(4);
                totals.waitingBytes = row.getLong(5);
            }
        }
        return stored;
    }
}
