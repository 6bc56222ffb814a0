package io.tidemark.edge.window;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;

/**
 * Where in state the closed windows of one sensor are. With an allowed lateness of days there are
 * tens of thousands of them, so that they must be found and forgotten without going through all.
 */
final class ClosedWindows {

    private final long sizeMillis;
    private long count;
    private long oldest;
    private long newest;

    ClosedWindows(long sizeMillis) {
        this(sizeMillis, 0, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /**
     * @param oldest start before which there is none, a multiple of the size
     * @param newest start after which there is none
     */
    ClosedWindows(long sizeMillis, long count, long oldest, long newest) {
        this.sizeMillis = sizeMillis;
        this.count = count;
        this.oldest = oldest;
        this.newest = newest;
    }

    long count() {
        return count;
    }

    /** Start before which there is none; {@link Long#MAX_VALUE} if there is none at all. */
    long oldest() {
        return oldest;
    }

    /** Start after which there is none; {@link Long#MIN_VALUE} if there is none at all. */
    long newest() {
        return newest;
    }

    boolean mayHave(long start) {
        return oldest <= start && start <= newest;
    }

    void add(long start) {
        count++;
        oldest = Math.min(oldest, start);
        newest = Math.max(newest, start);
    }

    /** Removes those that start at the time or before; state has no others that do. */
    void forgetUpTo(long lastStart, MapState<Long, SensorWindow> windows) throws Exception {
        if (oldest > lastStart) {
            return;
        }
        long slots = (Math.min(lastStart, newest) - oldest) / sizeMillis + 1;
        if (slots <= 2 * count) {
            step(Math.min(lastStart, newest), windows);
        } else {
            sweep(lastStart, windows);
        }
        if (count == 0) {
            oldest = Long.MAX_VALUE;
            newest = Long.MIN_VALUE;
        }
    }

    /** From one start to the next: where windows lie close together. */
    private void step(long lastStart, MapState<Long, SensorWindow> windows) throws Exception {
        for (; oldest <= lastStart; oldest += sizeMillis) {
            if (windows.contains(oldest)) {
                windows.remove(oldest);
                count--;
            }
        }
    }

    /** Through all windows: where they are few and far between. */
    private void sweep(long lastStart, MapState<Long, SensorWindow> windows) throws Exception {
        List<Long> forgotten = new ArrayList<>();
        oldest = Long.MAX_VALUE;
        for (long start : windows.keys()) {
            if (start <= lastStart) {
                forgotten.add(start);
            } else {
                oldest = Math.min(oldest, start);
            }
        }
        for (long start : forgotten) {
            windows.remove(start);
        }
        count -= forgotten.size();
    }
}
