package io.tidemark.edge.outbox.compaction;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.store.EventTimes;
import io.tidemark.edge.outbox.store.Fate;
import io.tidemark.edge.outbox.store.NumberRange;
import io.tidemark.edge.outbox.store.OutboxChange;
import io.tidemark.edge.outbox.store.OutboxStore;
import io.tidemark.edge.outbox.store.StoredResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes waiting results out of the outbox, folded or dropped, and enters them in the ledger. Every
 * call is one transaction, and leaves alone what is being sent.
 */
final class LeavingOut {

    /** What an entry of the ledger takes; to drop less than that would make no room. */
    private static final int LEDGER_ENTRY_BYTES = 256;

    private final OutboxStore store;

    LeavingOut(OutboxStore store) {
        this.store = store;
    }

    /** Folds each of the windows, unless the ledger's entries would take as much as that saves. */
    void fold(Collection<FoldableWindow> windows, String reason) {
        store.change(
                "fold window summaries",
                change -> {
                    List<FoldableWindow> folded = new ArrayList<>();
                    List<StoredResult> rows = new ArrayList<>();
                    for (FoldableWindow window : windows) {
                        window.keepOnlyWholeWindows();
                        List<StoredResult> its =
                                window.rows().stream().map(WaitingSummary::row).toList();
                        if (window.isWorthIt() && areFree(change, its)) {
                            folded.add(window);
                            rows.addAll(its);
                        }
                    }
                    rows.sort(Comparator.comparing(StoredResult::sequence));
                    List<List<StoredResult>> runs = runs(rows);
                    if (2L * runs.size() + folded.size() >= rows.size()) {
                        return 0;
                    }
                    for (FoldableWindow window : folded) {
                        change.enter(OutboxEntry.of(window.folded()));
                    }
                    leaveOut(change, runs, Fate.FOLDED, reason);
                    return rows.size();
                });
    }

    private boolean areFree(OutboxChange change, List<StoredResult> rows) throws SQLException {
        return rows.stream().noneMatch(row -> store.isSending(row.sequence()))
                && change.tables().results().allWait(rows);
    }

    /**
     * Drops the first waiting results of the kind after the number.
     *
     * @return the number of the last that was looked at; -1 if there was none
     */
    long drop(EventKind kind, long after, int maximumRows, String reason) {
        List<StoredResult> rows =
                store.read(
                        "waiting results of a kind",
                        from -> from.stored().waitingOf(kind, after, maximumRows));
        if (rows.isEmpty()) {
            return -1;
        }
        store.change(
                "drop results",
                change -> {
                    long floor = change.tables().replayFloor().get();
                    List<StoredResult> free = new ArrayList<>();
                    for (StoredResult row : rows) {
                        boolean settled = row.sequence() <= floor && row.intact();
                        if (settled && areFree(change, List.of(row))) {
                            free.add(row);
                        }
                    }
                    List<List<StoredResult>> runs = runs(free);
                    runs.removeIf(run -> bytes(run) < LEDGER_ENTRY_BYTES);
                    leaveOut(change, runs, Fate.DROPPED, reason);
                    return free.size();
                });
        return rows.get(rows.size() - 1).sequence();
    }

    private static long bytes(List<StoredResult> run) {
        return run.stream().mapToLong(row -> row.event().length).sum();
    }

    /** Rows in order, by what of them adjoins. */
    private static List<List<StoredResult>> runs(List<StoredResult> ascending) {
        List<List<StoredResult>> runs = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (StoredResult row : ascending) {
            if (row.sequence() != last + 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(row);
            last = row.sequence();
        }
        return runs;
    }

    private static void leaveOut(
            OutboxChange change, List<List<StoredResult>> runs, Fate fate, String reason)
            throws SQLException {
        for (List<StoredResult> run : runs) {
            EventTimes times = EventTimes.UNKNOWN;
            for (StoredResult row : run) {
                change.delete(row, fate);
                times = times.and(EventTimes.of(row.event()));
            }
            long first = run.get(0).sequence();
            long last = run.get(run.size() - 1).sequence();
            change.declare(new NumberRange(first, last), fate, run.get(0).kind(), reason, times);
        }
    }
}
