package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The lives of one machine. A failure or a repair ends a life and begins the next. What lies
 * between a failure and the repair that is stated next belongs to no life: the machine was broken.
 * Without a repair the life after a failure begins with the failure. A contradictory statement ends
 * a life too, of which no more is known than that it lasted until then: nobody can tell whether the
 * machine failed or was repaired.
 */
final class Timeline {

    private final List<Life> lives;

    private Timeline(List<Life> lives) {
        this.lives = lives;
    }

    /**
     * @param statements the machine's, in time, without inspections
     * @param review tells which of them are contradictory
     */
    static Timeline of(List<Outcome> statements, OutcomeReview review) {
        List<Life> lives = new ArrayList<>();
        long start = Life.UNKNOWN_START;
        boolean broken = false;
        for (Outcome statement : statements) {
            boolean clear = !review.isContradictory(statement);
            boolean failed = clear && statement.isFailure();
            long end = statement.occurredAtMillis();
            if (!(broken && clear && statement.isRepair())) {
                lives.add(new Life(lives.size(), start, end, failed, statement.id()));
            }
            broken = failed;
            start = end;
        }
        lives.add(new Life(lives.size(), start, Life.RUNNING, false, null));
        return new Timeline(List.copyOf(lives));
    }

    /** In time. */
    List<Life> lives() {
        return lives;
    }

    /** The life that a window lies in; null if it lies in none, or not as a whole. */
    Life of(WindowMean window) {
        int low = 0;
        int high = lives.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lives.get(middle).startMillis() <= window.startMillis()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return lives.get(low).holds(window) ? lives.get(low) : null;
    }
}
