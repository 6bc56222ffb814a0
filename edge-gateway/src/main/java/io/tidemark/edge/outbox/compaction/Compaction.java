package io.tidemark.edge.outbox.compaction;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxCounts;
import io.tidemark.edge.outbox.store.OutboxStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room in an outbox that is too full, at the least cost first: folds window summaries into
 * windows of 1 min, then of 15 min, then drops the oldest window summaries, rejected readings and
 * health reports, then predictions, what became of models, and anomalies last. Ledger entries stay,
 * and each fold and drop adds to them.
 *
 * <p>Touches only what no replay can bring again, and nothing that is being sent.
 */
public final class Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private static final List<Duration> LONG_WINDOWS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(15));

    private static final List<EventKind> DROPPED_IN_THIS_ORDER =
            List.of(
                    EventKind.WINDOW_SUMMARY,
                    EventKind.REJECTED_READING,
                    EventKind.GATEWAY_HEALTH,
                    EventKind.FAILURE_PREDICTION,
                    EventKind.MODEL_EVALUATION,
                    EventKind.ANOMALY);

    private static final int ROWS_DROPPED_AT_ONCE = 2_000;

    private final OutboxStore store;
    private final OutboxSpace space;
    private final Duration window;
    private final Duration allowedLateness;

    /** Nothing could be done the last time, which is said once. */
    private boolean helpless;

    /**
     * @param store the results
     * @param space whether there is room for them
     * @param window length of the windows that the job computes
     * @param allowedLateness how long a window is revised after its end
     */
    public Compaction(
            OutboxStore store, OutboxSpace space, Duration window, Duration allowedLateness) {
        this.store = store;
        this.space = space;
        this.window = window;
        this.allowedLateness = allowedLateness;
    }

    /** Makes room if there is need of it, until there is some to spare or nothing can be done. */
    public void run() throws IOException {
        String shortage = space.shortage();
        if (shortage == null) {
            helpless = false;
            return;
        }
        OutboxCounts before = store.counts();
        boolean relieved = fold(shortage) || drop(shortage);
        OutboxCounts after = store.counts();
        long folded = after.folded() - before.folded();
        long dropped = after.dropped() - before.dropped();
        boolean helplessBefore = helpless;
        helpless = folded + dropped == 0;
        if (!(helpless && helplessBefore)) {
            LOG.warn(
                    "{}: {} results were folded, {} dropped; {}",
                    shortage,
                    folded,
                    dropped,
                    relieved ? "there is room" : "nothing more can be done now");
        }
    }

    private boolean fold(String shortage) throws IOException {
        for (Duration longWindow : LONG_WINDOWS) {
            SummaryFolding folding = new SummaryFolding(store, window, allowedLateness, longWindow);
            while (folding.foldSome(shortage)) {
                if (space.isRelieved()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean drop(String shortage) throws IOException {
        for (EventKind kind : DROPPED_IN_THIS_ORDER) {
            long after = 0;
            while (after >= 0) {
                after = new LeavingOut(store).drop(kind, after, ROWS_DROPPED_AT_ONCE, shortage);
                if (space.isRelieved()) {
                    return true;
                }
            }
        }
        return false;
    }
}
