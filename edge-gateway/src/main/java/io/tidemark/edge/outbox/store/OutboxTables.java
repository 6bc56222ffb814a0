package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.file.OutboxDatabase;

/**
 * The tables of one connection to the outbox's file.
 *
 * @param gateway thing name of the gateway, which signs the ledger
 * @param results what waits, what was delivered lately, and what was set aside
 * @param stored the same, to be read
 * @param totals counts by kind
 * @param absent the numbers whose rows are gone
 * @param replayFloor up to which number results cannot come again
 */
public record OutboxTables(
        String gateway,
        ResultsTable results,
        StoredResults stored,
        OutboxTotals totals,
        AbsentNumbers absent,
        ReplayFloor replayFloor) {

    /** The tables of the file that is open. */
    public static OutboxTables of(OutboxDatabase database, String gateway) {
        return new OutboxTables(
                gateway,
                new ResultsTable(database),
                new StoredResults(database),
                new OutboxTotals(database),
                new AbsentNumbers(database),
                new ReplayFloor(database));
    }
}
