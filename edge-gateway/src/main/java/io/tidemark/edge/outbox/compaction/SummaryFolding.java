package io.tidemark.edge.outbox.compaction;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.store.OutboxStore;
import io.tidemark.edge.outbox.store.StoredResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Folds waiting window summaries into those of longer windows, the oldest first, some at a time.
 *
 * <p>A long window is folded once and for all, when nothing more can come for it: when a summary of
 * the same sensor waits that ends later by the allowed lateness. As a sensor's results come in the
 * order of its event time, every revision of the window is then there. What is being sent is left
 * alone, and with it the long window that it is in.
 */
final class SummaryFolding {

    private static final int ROWS_READ_AT_ONCE = 2_000;

    /** How many rows are folded at a time; what is held of them takes some 50 MB at most. */
    private static final int ROWS_AT_A_TIME = 50_000;

    private final OutboxStore store;
    private final long windowMillis;
    private final long latenessMillis;
    private final long longMillis;

    /** Earlier long windows have been dealt with. */
    private long from = Long.MIN_VALUE;

    /**
     * @param window length of the windows that the job computes
     * @param allowedLateness how long a window is revised after its end
     * @param longWindow length of the windows to fold into
     */
    SummaryFolding(
            OutboxStore store, Duration window, Duration allowedLateness, Duration longWindow) {
        this.store = store;
        this.windowMillis = window.toMillis();
        this.latenessMillis = allowedLateness.toMillis();
        this.longMillis = longWindow.toMillis();
    }

    /**
     * Folds the next.
     *
     * @param reason why, as the ledger is told
     * @return whether there may be more to fold
     */
    boolean foldSome(String reason) {
        long floor = store.read("the replay floor", tables -> tables.replayFloor().get());
        Map<String, Long> newestEnd = new HashMap<>();
        TreeMap<Long, Integer> rowsByWindow = new TreeMap<>();
        scan(
                floor,
                summary -> {
                    newestEnd.merge(summary.series(), summary.endMillis(), Math::max);
                    Long start = summary.startOfLongWindow(longMillis);
                    if (start != null && start >= from) {
                        rowsByWindow.merge(start, 1, Integer::sum);
                    }
                });
        if (rowsByWindow.isEmpty()) {
            return false;
        }
        long first = from;
        from = endOfSelection(rowsByWindow);
        TreeMap<Long, Map<String, FoldableWindow>> selected = select(floor, first);
        for (Map<String, FoldableWindow> bySeries : selected.values()) {
            bySeries.entrySet().removeIf(entry -> !isFinal(entry, newestEnd));
            new LeavingOut(store).fold(bySeries.values(), reason);
        }
        return true;
    }

    /** The end of the last long window to take this time: whole windows, and at least one. */
    private long endOfSelection(TreeMap<Long, Integer> rowsByWindow) {
        long end = rowsByWindow.firstKey() + longMillis;
        int rows = 0;
        for (Map.Entry<Long, Integer> window : rowsByWindow.entrySet()) {
            rows += window.getValue();
            if (rows > ROWS_AT_A_TIME) {
                break;
            }
            end = window.getKey() + longMillis;
        }
        return end;
    }

    private TreeMap<Long, Map<String, FoldableWindow>> select(long floor, long first) {
        TreeMap<Long, Map<String, FoldableWindow>> selected = new TreeMap<>();
        scan(
                floor,
                summary -> {
                    Long start = summary.startOfLongWindow(longMillis);
                    if (start != null && start >= first && start < from) {
                        selected.computeIfAbsent(start, absent -> new HashMap<>())
                                .computeIfAbsent(
                                        summary.series(),
                                        absent -> new FoldableWindow(start, longMillis))
                                .add(summary);
                    }
                });
        return selected;
    }

    private boolean isFinal(Map.Entry<String, FoldableWindow> entry, Map<String, Long> newestEnd) {
        long certainFrom = entry.getValue().endMillis() + latenessMillis;
        return newestEnd.getOrDefault(entry.getKey(), Long.MIN_VALUE) >= certainFrom;
    }

    /** Shows every waiting summary that no replay can bring again. */
    private void scan(long floor, Consumer<WaitingSummary> consumer) {
        long after = 0;
        List<StoredResult> rows;
        do {
            long met = after;
            rows =
                    store.read(
                            "waiting summaries",
                            tables ->
                                    tables.stored()
                                            .waitingOf(
                                                    EventKind.WINDOW_SUMMARY,
                                                    met,
                                                    ROWS_READ_AT_ONCE));
            for (StoredResult row : rows) {
                after = row.sequence();
                WaitingSummary summary = WaitingSummary.of(row);
                if (summary != null && isSettled(summary, floor)) {
                    consumer.accept(summary);
                }
            }
        } while (!rows.isEmpty());
    }

    /** The job computes windows of one length; others were folded here, which is not replayed. */
    private boolean isSettled(WaitingSummary summary, long floor) {
        return summary.row().sequence() <= floor || summary.lengthMillis() != windowMillis;
    }
}
