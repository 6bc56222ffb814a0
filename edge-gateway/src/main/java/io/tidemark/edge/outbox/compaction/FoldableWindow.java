package io.tidemark.edge.outbox.compaction;

import io.tidemark.events.WindowSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What waits of one sensor within one long window. */
final class FoldableWindow {

    private final long startMillis;
    private final long endMillis;

    /** Revisions by the start of their window, ascending within it. */
    private final Map<Long, List<WaitingSummary>> windows = new TreeMap<>();

    FoldableWindow(long startMillis, long lengthMillis) {
        this.startMillis = startMillis;
        this.endMillis = startMillis + lengthMillis;
    }

    void add(WaitingSummary summary) {
        windows.computeIfAbsent(summary.startMillis(), start -> new ArrayList<>()).add(summary);
    }

    long endMillis() {
        return endMillis;
    }

    /**
     * Leaves alone windows whose first revision does not wait: it was delivered, and the readings
     * would be counted both there and in the long window.
     */
    void keepOnlyWholeWindows() {
        windows.values()
                .removeIf(
                        revisions ->
                                revisions.stream()
                                        .noneMatch(one -> one.summary().getRevision() == 0));
    }

    /** Whether folding it leaves fewer rows. */
    boolean isWorthIt() {
        return rows().size() > 1;
    }

    /** Every row, revisions that are superseded included. */
    List<WaitingSummary> rows() {
        return windows.values().stream().flatMap(List::stream).toList();
    }

    /** The summary of the long window: of each window in it the highest revision counts. */
    WindowSummary folded() {
        List<WindowSummary> parts = new ArrayList<>();
        for (List<WaitingSummary> revisions : windows.values()) {
            WindowSummary highest = revisions.get(0).summary();
            for (WaitingSummary revision : revisions) {
                if (revision.summary().getRevision() > highest.getRevision()) {
                    highest = revision.summary();
                }
            }
            parts.add(highest);
        }
        return SummaryMerge.merge(parts, startMillis, endMillis);
    }
}
