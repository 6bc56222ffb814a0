package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.OutboxResult;
import io.tidemark.edge.outbox.store.OutboxTotals.TotalsByKind;
import io.tidemark.events.LedgerAction;
import io.tidemark.events.LedgerEntry;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What one transaction changes: the rows, and with them the totals, the absent numbers and the
 * ledger. Made and finished within the transaction.
 */
public final class OutboxChange {

    private final OutboxTables tables;
    private final long now;
    private final TotalsByKind changes = new TotalsByKind();
    private long last;

    /**
     * @param now gateway clock, milliseconds since the epoch
     */
    public OutboxChange(OutboxTables tables, long now) throws SQLException {
        this.tables = tables;
        this.now = now;
        this.last = tables.totals().lastSequence();
    }

    /** The highest sequence number given, this change included. */
    long lastSequence() {
        return last;
    }

    /** The tables, as they are in this transaction. */
    public OutboxTables tables() {
        return tables;
    }

    /** Enters a result under the next number. */
    public void enter(OutboxEntry entry) throws SQLException {
        long high = Long.parseUnsignedLong(entry.id(), 0, 16, 16);
        enter(entry, high, Long.parseUnsignedLong(entry.id(), 16, 32, 16));
    }

    /** Enters a result under the next number, its id in two halves. */
    void enter(OutboxEntry entry, long high, long low) throws SQLException {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        tables.results().insert(entry, id, last + 1, now);
        last++;
        changes.of(entry.kind()).emitted(entry.event().length);
    }

    /** Notes that a waiting result was delivered. */
    public void deliver(OutboxResult result) throws SQLException {
        if (tables.results().deliver(result, now)) {
            changes.of(result.kind()).delivered(result.event().length);
        }
    }

    /** Sets a waiting result aside, and says so in the ledger. */
    public void setAside(OutboxResult result, String reason) throws SQLException {
        if (tables.results().setAside(result, reason)) {
            changes.of(result.kind()).undeliverable(result.event().length);
            enterLedger(
                    LedgerAction.SET_ASIDE,
                    result.kind().label(),
                    new NumberRange(result.sequence(), result.sequence()),
                    reason,
                    EventTimes.of(result.event()));
        }
    }

    /** Deletes a waiting result; the ledger is for the caller, as one entry may tell of many. */
    public boolean delete(StoredResult result, Fate fate) throws SQLException {
        if (!tables.results().delete(result.sequence())) {
            return false;
        }
        KindTotals totals = changes.of(result.knownKind());
        int bytes = result.event().length;
        switch (fate) {
            case FOLDED -> totals.folded(bytes);
            case DROPPED -> totals.dropped(bytes);
            case DAMAGED -> totals.damaged(bytes);
            case DELIVERED ->
                    throw new IllegalArgumentException("what was delivered does not wait");
        }
        return true;
    }

    /** Deletes damaged rows, and says so in the ledger. */
    int declareDamaged(List<StoredResult> damaged) throws SQLException {
        for (StoredResult result : damaged) {
            if (delete(result, Fate.DAMAGED)) {
                declare(
                        new NumberRange(result.sequence(), result.sequence()),
                        Fate.DAMAGED,
                        result.knownKind(),
                        "the checksum of the stored result is wrong",
                        EventTimes.UNKNOWN);
            }
        }
        return damaged.size();
    }

    /** Enters deleted results of one kind, whose numbers adjoin, in the ledger. */
    public void declare(NumberRange range, Fate fate, String kind, String reason, EventTimes times)
            throws SQLException {
        tables.absent().add(range, fate);
        enterLedger(fate.action(), kind, range, reason, times);
    }

    /** Gives the numbers up to the last to nothing, as they may have been given before. */
    void skipTo(long lastLost, String reason) throws SQLException {
        NumberRange lost = new NumberRange(last + 1, lastLost);
        changes.of(OutboxTotals.UNKNOWN).emittedAndDamaged(lost.size());
        last = lastLost;
        declare(lost, Fate.DAMAGED, OutboxTotals.UNKNOWN, reason, EventTimes.UNKNOWN);
    }

    /**
     * Enters numbers in the ledger that are known to be absent, and damaged as far as one knows.
     */
    public void declareLost(NumberRange range, String reason) throws SQLException {
        enterLedger(LedgerAction.DAMAGED, OutboxTotals.UNKNOWN, range, reason, EventTimes.UNKNOWN);
    }

    /** Forgets tombstones. */
    int purge(ResultsTable.Purge purge) throws SQLException {
        List<Long> purged = tables.results().purge(purge);
        for (NumberRange range : NumberRange.of(purged)) {
            tables.absent().add(range, Fate.DELIVERED);
        }
        return purged.size();
    }

    private void enterLedger(
            LedgerAction action, String kind, NumberRange range, String reason, EventTimes times)
            throws SQLException {
        enter(
                OutboxEntry.of(
                        LedgerEntry.newBuilder()
                                .setGateway(tables.gateway())
                                .setEnteredAt(Instant.ofEpochMilli(now))
                                .setAction(action)
                                .setKind(kind)
                                .setReason(reason)
                                .setFirstSequence(range.first())
                                .setLastSequence(range.last())
                                .setEarliestAt(times.earliest())
                                .setLatestAt(times.latest())
                                .build()));
    }

    /** Writes the totals; to be called once, last. */
    public void finish() throws SQLException {
        tables.totals().add(changes);
    }
}
