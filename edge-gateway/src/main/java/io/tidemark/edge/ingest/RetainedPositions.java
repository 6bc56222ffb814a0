package io.tidemark.edge.ingest;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How far the checkpoints had read from which the job may have to go on: as many as Flink retains
 * and one, as a savepoint counts too. Until this run has so many of its own, those of earlier runs
 * are kept, and nobody here knows how far they had read.
 */
final class RetainedPositions {

    private final int count;
    private final Queue<Long> positions = new ArrayDeque<>();

    /**
     * @param retainedCheckpoints as Flink is told
     */
    RetainedPositions(int retainedCheckpoints) {
        this.count = retainedCheckpoints + 1;
    }

    /** A checkpoint is complete, which has read up to there. */
    void add(long position) {
        positions.add(position);
        if (positions.size() > count) {
            positions.remove();
        }
    }

    /** Up to there no retained checkpoint needs the log; 0 if that is not known. */
    long oldest() {
        return positions.size() < count ? 0 : positions.element();
    }
}
