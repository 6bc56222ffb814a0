package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.OutboxTotals.Changes;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Where results wait for the network: durable, in one SQLite file.
 *
 * <p>Every call is all or nothing, and what it changed survives the loss of power once it returned.
 * Sequence numbers count from 1 without gaps and are never given twice. A second result with an id
 * that is still known is ignored, so that results that are computed again after a crash are neither
 * stored nor sent twice.
 *
 * <p>Thread-safe: calls on one instance take turns. Threads that shall not wait for each other open
 * an instance each on the same file; readers then never wait for writers. Every method throws
 * {@link OutboxException} if the file cannot be read or written.
 */
public final class Outbox implements AutoCloseable {

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
    private static final int PURGED_AT_ONCE = 5_000;

    private final OutboxDatabase database;
    private final OutboxTotals totals;
    private final Clock clock;

    private Outbox(OutboxDatabase database, Clock clock) {
        this.database = database;
        this.totals = new OutboxTotals(database);
        this.clock = clock;
    }

    /**
     * Opens the outbox in the file, creating both if absent.
     *
     * @param clock the gateway's clock, which stamps when results came and went
     */
    public static Outbox open(Path file, Clock clock) {
        return new Outbox(OutboxDatabase.open(file), clock);
    }

    /**
     * Stores the entries, in one transaction and in their order.
     *
     * @return how many were new; the others' ids are known and they are ignored
     */
    public synchronized int append(Collection<OutboxEntry> entries) {
        return database.transaction("append " + entries.size() + " results", () -> insert(entries));
    }

    /**
     * Stores an entry that tells of the outbox itself: it is made of the counts as they are just
     * before it is entered.
     */
    public synchronized void append(Function<OutboxCounts, OutboxEntry> entry) {
        database.transaction(
                "append a result about the outbox",
                () -> insert(List.of(entry.apply(totals.counts()))));
    }

    private int insert(Collection<OutboxEntry> entries) throws SQLException {
        PreparedStatement insert = database.statement(INSERT);
        Changes changes = new Changes();
        long last = totals.lastSequence();
        long sequence = last;
        insert.setLong(6, clock.millis());
        for (OutboxEntry entry : entries) {
            insert.setLong(1, sequence + 1);
            insert.setBytes(2, HexFormat.of().parseHex(entry.id()));
            insert.setString(3, entry.kind().label());
            insert.setInt(4, entry.kind().priority());
            insert.setBytes(5, entry.event());
            if (insert.executeUpdate() == 1) {
                sequence++;
                changes.of(entry.kind()).emitted(entry.event().length);
            }
        }
        totals.add(changes);
        return Math.toIntExact(sequence - last);
    }

    /** A walk over the results that wait, in the order of delivery, from its beginning. */
    public DeliveryOrder deliveryOrder() {
        return new DeliveryOrder(this);
    }

    /** Waiting results of the priority with a higher sequence number, ascending. */
    synchronized List<OutboxResult> waiting(
            int priority, long afterSequence, int maximumRows, long maximumBytes) {
        return database.run(
                "read waiting results",
                () -> {
                    PreparedStatement waiting = database.statement(WAITING);
                    waiting.setInt(1, priority);
                    waiting.setLong(2, afterSequence);
                    waiting.setInt(3, maximumRows);
                    return results(waiting, maximumBytes);
                });
    }

    /**
     * Records that the results were delivered. What remains of each is a tombstone (id, sequence,
     * kind; the event too of an anomaly) until it is purged. Results that were delivered before, or
     * set aside, are left as they are.
     */
    public synchronized void markDelivered(Collection<OutboxResult> delivered) {
        database.transaction(
                "mark " + delivered.size() + " results delivered",
                () -> {
                    PreparedStatement deliver = database.statement(DELIVER);
                    Changes changes = new Changes();
                    deliver.setLong(1, clock.millis());
                    for (OutboxResult result : delivered) {
                        deliver.setLong(2, result.sequence());
                        if (deliver.executeUpdate() == 1) {
                            changes.of(result.kind()).delivered(result.event().length);
                        }
                    }
                    totals.add(changes);
                    return null;
                });
    }

    /**
     * Takes a result that can never be delivered out of the way of the others; it stays stored,
     * with the reason.
     */
    public synchronized void setAside(OutboxResult result, String reason) {
        database.transaction(
                "set result " + result.sequence() + " aside",
                () -> {
                    PreparedStatement setAside = database.statement(SET_ASIDE);
                    Changes changes = new Changes();
                    setAside.setString(1, reason);
                    setAside.setLong(2, result.sequence());
                    if (setAside.executeUpdate() == 1) {
                        changes.of(result.kind()).undeliverable(result.event().length);
                    }
                    totals.add(changes);
                    return null;
                });
    }

    /**
     * Forgets results that were delivered longer than the retention ago, the oldest first and at
     * most {@value #PURGED_AT_ONCE} of them, so that nobody waits long.
     *
     * @return how many were forgotten
     */
    public synchronized int purge(Duration retention) {
        return database.transaction(
                "purge delivered results",
                () -> {
                    PreparedStatement purge = database.statement(PURGE);
                    purge.setLong(1, clock.millis() - retention.toMillis());
                    purge.setInt(2, PURGED_AT_ONCE);
                    return purge.executeUpdate();
                });
    }

    /** The counts of this moment; cheap, whatever the outbox holds. */
    public synchronized OutboxCounts counts() {
        return database.run("count results", totals::counts);
    }

    /**
     * Anomalies with a higher sequence number, ascending: those that wait, and those delivered
     * within the retention.
     */
    public synchronized List<OutboxResult> anomalies(long afterSequence, int maximumRows) {
        return database.run(
                "read anomalies",
                () -> {
                    PreparedStatement anomalies = database.statement(ANOMALIES);
                    anomalies.setLong(1, afterSequence);
                    anomalies.setInt(2, maximumRows);
                    return results(anomalies, Long.MAX_VALUE);
                });
    }

    /** The first results; together within the limit, but one at least. */
    private static List<OutboxResult> results(PreparedStatement query, long maximumBytes)
            throws SQLException {
        List<OutboxResult> results = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = query.executeQuery()) {
            while (bytes < maximumBytes && row.next()) {
                byte[] event = row.getBytes(3);
                results.add(
                        new OutboxResult(
                                row.getLong(1), EventKind.labelled(row.getString(2)), event));
                bytes += event.length;
            }
        }
        return results;
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
