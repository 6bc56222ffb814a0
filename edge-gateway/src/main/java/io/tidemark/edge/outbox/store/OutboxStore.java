package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.Standing;
import io.tidemark.edge.outbox.file.FileUsage;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The tables of the outbox behind one lock: whoever reads or changes them takes a turn, and every
 * change is one transaction. What is being sent is known here too, as it is left alone by those who
 * make room. Thread-safe.
 */
public final class OutboxStore implements AutoCloseable {

    private final OutboxDatabase database;
    private final OutboxTables tables;
    private final RecentIds recentIds;
    private final Clock clock;
    private final Set<Long> sending = new HashSet<>();
    private final StandingResults standing = new StandingResults();

    /**
     * @param database closed with the store
     * @param gateway thing name of the gateway, which signs the ledger
     * @param clock the gateway's clock, which stamps when results came and went
     */
    public OutboxStore(OutboxDatabase database, String gateway, Clock clock) {
        this.database = database;
        this.tables = OutboxTables.of(database, gateway);
        this.recentIds = new RecentIds(database);
        this.clock = clock;
    }

    /** Stores those of the entries whose ids are new; returns how many there were. */
    public synchronized int append(Collection<OutboxEntry> entries) {
        try {
            return change(
                    "append " + entries.size() + " results",
                    change -> recentIds.enterNew(change, entries, tables.replayFloor().get()));
        } catch (RuntimeException e) {
            recentIds.forgetAll();
            throw e;
        }
    }

    /** Stores an entry that is made of the counts as they are just before it is entered. */
    public void append(Function<OutboxCounts, OutboxEntry> entry) {
        change(
                "append a result about the outbox",
                change -> {
                    change.enter(entry.apply(tables.totals().counts()));
                    return 1;
                });
    }

    /** Waiting results of the priority after the sequence number; damaged ones are declared. */
    public synchronized List<OutboxResult> waiting(
            int priority, long after, int maximumRows, long enoughBytes) {
        return new DamagedRows(this)
                .declare(
                        read(
                                "waiting results",
                                from ->
                                        from.stored()
                                                .waiting(
                                                        priority,
                                                        after,
                                                        maximumRows,
                                                        enoughBytes)));
    }

    /** Takes note of results that are about to be sent; returns those that still wait. */
    public synchronized List<OutboxResult> sending(Collection<OutboxResult> results) {
        List<OutboxResult> waiting =
                read("what still waits", from -> from.results().stillWaiting(results));
        waiting.forEach(result -> sending.add(result.sequence()));
        return waiting;
    }

    /** Results that are not being sent any more, delivered or not. */
    public synchronized void notSending(Collection<OutboxResult> results) {
        results.forEach(result -> sending.remove(result.sequence()));
    }

    /** Whether the result of the number is being sent. */
    public synchronized boolean isSending(long sequence) {
        return sending.contains(sequence);
    }

    /** The counts of this moment. */
    public OutboxCounts counts() {
        return read("the counts", from -> from.totals().counts());
    }

    /** Intact anomalies with a higher sequence number, ascending. */
    public List<OutboxResult> anomalies(long after, int maximumRows) {
        return read("anomalies", from -> from.stored().anomalies(after, maximumRows)).stream()
                .filter(StoredResult::intact)
                .map(StoredResult::result)
                .toList();
    }

    /** Notes what is delivered, as far as it says how things are now. */
    public synchronized void noteStanding(Collection<OutboxResult> delivered) {
        delivered.forEach(standing::note);
    }

    /** The results that say how things are now. */
    public Standing standing() {
        return read("how things are", from -> standing.read(from.stored()));
    }

    /**
     * Forgets results that were delivered before a time; those that are still needed only if they
     * were delivered before an earlier one. Times are in milliseconds since the epoch.
     *
     * @return how many were forgotten, at most the maximum
     */
    public int purge(long deliveredBefore, long neededDeliveredBefore, int maximumRows) {
        return change(
                "purge delivered results",
                change ->
                        change.purge(
                                new ResultsTable.Purge(
                                        deliveredBefore,
                                        neededDeliveredBefore,
                                        standing.needed(tables.stored()),
                                        tables.replayFloor().get(),
                                        maximumRows)));
    }

    /** The highest sequence number ever given; 0 before the first. */
    public long lastSequence() {
        return read("the highest number", from -> from.totals().lastSequence());
    }

    /** What the file is used for. */
    public synchronized FileUsage usage() {
        return FileUsage.of(database);
    }

    /** Reads within a turn of its own. */
    public synchronized <T> T read(String purpose, Reading<T> reading) {
        return database.run("read " + purpose, () -> reading.from(tables));
    }

    /** Does what changes the outbox, in one transaction. */
    public synchronized int change(String purpose, Changes changes) {
        return database.transaction(
                purpose,
                () -> {
                    OutboxChange change = new OutboxChange(tables, clock.millis());
                    int rows = changes.make(change);
                    change.finish();
                    return rows;
                });
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
