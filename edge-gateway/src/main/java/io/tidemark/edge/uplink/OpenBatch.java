package io.tidemark.edge.uplink;

import io.tidemark.edge.outbox.DeliveryOrder;
import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Results that wait for company, as a message costs the same with one result or with many. */
final class OpenBatch {

    static final int MAXIMUM_ROWS = 2_000;

    /** Events shrink to a quarter or less in a message; a batch that does not is split. */
    private static final int LEAST_COMPRESSION = 4;

    private final long enoughBytes;
    private final Duration longestWait;
    private final LongSupplier nanoTime;
    private final List<OutboxResult> results = new ArrayList<>();
    private long bytes;
    private long openedAt;
    private boolean urgent;

    OpenBatch(UplinkConfig config, LongSupplier nanoTime) {
        this.enoughBytes = (long) LEAST_COMPRESSION * config.maximumBatchBytes();
        this.longestWait = config.batchInterval();
        this.nanoTime = nanoTime;
    }

    /** The next results, as far as there is room. */
    List<OutboxResult> next(DeliveryOrder order, int maximumRows, boolean onlyUrgent) {
        if (full(maximumRows)) {
            return List.of();
        }
        int rows = maximumRows - results.size();
        return onlyUrgent
                ? order.next(EventKind.ANOMALY.priority(), rows, enoughBytes - bytes)
                : order.next(rows, enoughBytes - bytes);
    }

    void add(List<OutboxResult> more) {
        if (results.isEmpty()) {
            openedAt = nanoTime.getAsLong();
        }
        for (OutboxResult result : more) {
            results.add(result);
            bytes += result.event().length;
            urgent |= result.kind().urgent();
        }
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /** Whether it is full, or holds what cannot wait, or has waited long enough. */
    boolean ripe(int maximumRows) {
        return full(maximumRows)
                || urgent
                || nanoTime.getAsLong() - openedAt >= longestWait.toNanos();
    }

    private boolean full(int maximumRows) {
        return results.size() >= maximumRows || bytes >= enoughBytes;
    }

    /** The results; the batch is empty afterwards. */
    List<OutboxResult> take() {
        List<OutboxResult> taken = List.copyOf(results);
        results.clear();
        bytes = 0;
        urgent = false;
        return taken;
    }
}
