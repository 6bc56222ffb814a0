package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.OutboxTotals.TotalsByKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
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

    private static final int PURGED_AT_ONCE = 5_000;

    private final OutboxDatabase database;
    private final ResultsTable results;
    private final OutboxTotals totals;
    private final Clock clock;

    private Outbox(OutboxDatabase database, Clock clock) {
        this.database = database;
        this.results = new ResultsTable(database);
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
        TotalsByKind changes = new TotalsByKind();
        long now = clock.millis();
        long before = totals.lastSequence();
        long last = before;
        for (OutboxEntry entry : entries) {
            if (results.insert(entry, last + 1, now)) {
                last++;
                changes.of(entry.kind()).emitted(entry.event().length);
            }
        }
        totals.add(changes);
        return Math.toIntExact(last - before);
    }

    /** A walk over the results that wait, in the order of delivery, from its beginning. */
    public DeliveryOrder deliveryOrder() {
        return new DeliveryOrder(this);
    }

    synchronized List<OutboxResult> waiting(
            int priority, long after, int maximumRows, long enoughBytes) {
        return database.run(
                "read waiting results",
                () -> results.waiting(priority, after, maximumRows, enoughBytes));
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
                    TotalsByKind changes = new TotalsByKind();
                    long now = clock.millis();
                    for (OutboxResult result : delivered) {
                        if (results.deliver(result.sequence(), now)) {
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
                    TotalsByKind changes = new TotalsByKind();
                    if (results.setAside(result.sequence(), reason)) {
                        changes.of(result.kind()).undeliverable(result.event().length);
                    }
                    totals.add(changes);
                    return null;
                });
    }

    /** The results are about to be sent: they are to be left as they are. */
    public void sending(Collection<OutboxResult> results) {}

    /** The results are not being sent any more. */
    public void notSending(Collection<OutboxResult> results) {}

    /**
     * Forgets results that were delivered longer than the retention ago: the oldest first, and not
     * more at once than keeps others waiting a moment.
     *
     * @return how many were forgotten; 0 if no more were that old
     */
    public synchronized int purge(Duration retention) {
        return database.transaction(
                "purge delivered results",
                () -> results.purge(clock.millis() - retention.toMillis(), PURGED_AT_ONCE));
    }

    /** The counts of this moment; cheap, whatever the outbox holds. */
    public synchronized OutboxCounts counts() {
        return database.run("count results", totals::counts);
    }

    /**
     * Anomalies with a higher sequence number, ascending: those that wait, and those delivered
     * within the retention.
     */
    public synchronized List<OutboxResult> anomalies(long after, int maximumRows) {
        return database.run("read anomalies", () -> results.anomalies(after, maximumRows));
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
