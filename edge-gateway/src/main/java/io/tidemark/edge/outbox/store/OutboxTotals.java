package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.file.SqliteFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Running totals by kind, changed in the transaction that changes the results, so that a count
 * never scans them. The sum of what was emitted is also the highest sequence number ever given,
 * which is why no number is given twice even when its row is gone.
 */
public final class OutboxTotals {

    /** The kind of what the disk no longer tells. */
    public static final String UNKNOWN = "unknown";

    private static final String ADD =
            """
            INSERT INTO totals
                (kind, emitted, delivered, undeliverable, folded, dropped, damaged, waiting_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind) DO UPDATE SET
                emitted = emitted + excluded.emitted,
                delivered = delivered + excluded.delivered,
                undeliverable = undeliverable + excluded.undeliverable,
                folded = folded + excluded.folded,
                dropped = dropped + excluded.dropped,
                damaged = damaged + excluded.damaged,
                waiting_bytes = waiting_bytes + excluded.waiting_bytes
            """;

    private static final String READ =
            "SELECT kind, emitted, delivered, undeliverable, folded, dropped, damaged,"
                    + " waiting_bytes FROM totals";

    private static final String HIGHEST =
            """
            SELECT coalesce((SELECT sum(emitted) FROM totals), 0),
                max(coalesce((SELECT max(sequence) FROM results), 0),
                    coalesce((SELECT last FROM absent ORDER BY first DESC LIMIT 1), 0))
            """;

    /** When the first of each priority was entered; within a priority they are entered in order. */
    private static final String OLDEST =
            """
            SELECT min(first) FROM (
                SELECT (SELECT enqueued_at FROM results
                        WHERE priority = column1 AND state = 0 ORDER BY sequence LIMIT 1) AS first
                FROM (VALUES (0), (1), (2), (3)))
            """;

    private final OutboxDatabase database;

    OutboxTotals(OutboxDatabase database) {
        this.database = database;
    }

    /** Totals by the label of their kind. */
    public static final class TotalsByKind {
        private final Map<String, KindTotals> byKind = new TreeMap<>();

        KindTotals of(EventKind kind) {
            return of(kind.label());
        }

        /** The totals of a kind, to be added to. */
        public KindTotals of(String kind) {
            return byKind.computeIfAbsent(kind, absent -> new KindTotals());
        }
    }

    /** Adds the changes; to be called once, in the transaction that made them. */
    public void add(TotalsByKind changes) throws SQLException {
        PreparedStatement add = database.statement(ADD);
        for (Map.Entry<String, KindTotals> entry : changes.byKind.entrySet()) {
            add.setString(1, entry.getKey());
            entry.getValue().bind(add, 2);
            add.executeUpdate();
        }
    }

    /**
     * The highest sequence number ever given; 0 before the first.
     *
     * @throws SQLException as for any damage, if the tables contradict each other about it
     */
    long lastSequence() throws SQLException {
        try (ResultSet row = database.statement(HIGHEST).executeQuery()) {
            row.next();
            if (row.getLong(1) != row.getLong(2)) {
                throw SqliteFile.damage(
                        row.getLong(1)
                                + " results were entered, but the highest number is "
                                + row.getLong(2));
            }
            return row.getLong(1);
        }
    }

    OutboxCounts counts() throws SQLException {
        Map<EventKind, Long> emittedByKind = new EnumMap<>(EventKind.class);
        TotalsByKind stored = stored();
        for (EventKind kind : EventKind.values()) {
            emittedByKind.put(kind, stored.of(kind).emitted());
        }
        KindTotals all = new KindTotals();
        stored.byKind.values().forEach(all::add);
        return new OutboxCounts(
                all.emitted(),
                all.delivered(),
                all.waiting(),
                all.waitingBytes(),
                all.undeliverable(),
                all.folded(),
                all.dropped() + all.damaged(),
                all.damaged(),
                oldestWaiting(),
                emittedByKind);
    }

    /** Milliseconds since the epoch; null if nothing waits. */
    private Long oldestWaiting() throws SQLException {
        try (ResultSet row = database.statement(OLDEST).executeQuery()) {
            row.next();
            long oldest = row.getLong(1);
            return row.wasNull() ? null : oldest;
        }
    }

    TotalsByKind stored() throws SQLException {
        TotalsByKind stored = new TotalsByKind();
        try (ResultSet row = database.statement(READ).executeQuery()) {
            while (row.next()) {
                stored.byKind.put(row.getString(1), KindTotals.read(row, 2));
            }
        }
        return stored;
    }
}
