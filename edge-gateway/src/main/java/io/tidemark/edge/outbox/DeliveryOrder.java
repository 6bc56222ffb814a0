package io.tidemark.edge.outbox;

import io.tidemark.edge.outbox.store.OutboxStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks the results that wait, the urgent first and those of one priority by sequence, each result
 * once. Results that come in while it walks are met too: within a priority a later result has a
 * higher number. Not thread-safe.
 */
public final class DeliveryOrder {

    private final OutboxStore store;

    /** The last sequence number met, by priority. */
    private final SortedMap<Integer, Long> met = new TreeMap<>();

    DeliveryOrder(OutboxStore store) {
        this.store = store;
        restart();
    }

    /**
     * The next results; empty if none waits that was not met before.
     *
     * @param maximumRows most results to return, >= 1
     * @param enoughBytes bytes of encoded events after which no further result is added, >= 1
     */
    public List<OutboxResult> next(int maximumRows, long enoughBytes) {
        return next(met.lastKey(), maximumRows, enoughBytes);
    }

    /**
     * The next results of the priorities up to a last one; the others are left to be met later.
     *
     * @param lastPriority the largest number that is served
     * @param maximumRows most results to return, >= 1
     * @param enoughBytes bytes of encoded events after which no further result is added, >= 1
     */
    public List<OutboxResult> next(int lastPriority, int maximumRows, long enoughBytes) {
        List<OutboxResult> results = new ArrayList<>();
        long bytes = 0;
        for (int priority : met.headMap(lastPriority + 1).keySet()) {
            if (results.size() == maximumRows || bytes >= enoughBytes) {
                break;
            }
            for (OutboxResult result :
                    store.waiting(
                            priority,
                            met.get(priority),
                            maximumRows - results.size(),
                            enoughBytes - bytes)) {
                results.add(result);
                bytes += result.event().length;
                met.put(priority, result.sequence());
            }
        }
        return results;
    }

    /** Begins anew, so that results that were met and still wait are met again. */
    public void restart() {
        Arrays.stream(EventKind.values()).forEach(kind -> met.put(kind.priority(), 0L));
    }
}
