package io.tidemark.edge.outbox.compaction;

import io.tidemark.edge.outbox.store.StoredResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.WindowSummary;

/**
 * A window summary that waits.
 *
 * @param row as it is stored
 * @param summary what the row holds
 */
record WaitingSummary(StoredResult row, WindowSummary summary) {

    /** Null if the row holds no summary that this release can decode. */
    static WaitingSummary of(StoredResult row) {
        try {
            return row.intact() && EventCodec.decode(row.event()) instanceof WindowSummary summary
                    ? new WaitingSummary(row, summary)
                    : null;
        } catch (UndecodableEventException e) {
            return null;
        }
    }

    /** Site, machine and sensor; no level of a topic has a slash in it. */
    String series() {
        return summary.getSite() + '/' + summary.getMachine() + '/' + summary.getSensor();
    }

    long startMillis() {
        return summary.getWindowStart().toEpochMilli();
    }

    long endMillis() {
        return summary.getWindowEnd().toEpochMilli();
    }

    long lengthMillis() {
        return endMillis() - startMillis();
    }

    /** Start of the long window that this one is in, and shorter than; null if it is in none. */
    Long startOfLongWindow(long lengthMillis) {
        long start = startMillis() - Math.floorMod(startMillis(), lengthMillis);
        boolean within = endMillis() <= start + lengthMillis && lengthMillis() < lengthMillis;
        return within ? start : null;
    }
}
