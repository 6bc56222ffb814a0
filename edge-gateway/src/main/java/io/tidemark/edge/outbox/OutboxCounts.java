package io.tidemark.edge.outbox;

import java.util.Map;

/**
 * What an outbox holds and ever held, all of one moment. {@code emitted = uplinked + pending +
 * undeliverable + folded + dropped}, always.
 *
 * @param emitted results ever entered, which is the highest sequence number ever given
 * @param uplinked results ever delivered
 * @param pending results that wait to be delivered
 * @param pendingBytes bytes of the encoded events that wait
 * @param undeliverable results set aside because they can never be delivered
 * @param folded results ever merged into coarser ones
 * @param dropped results ever deleted for want of space, or lost to damage of the disk
 * @param damaged of the dropped, those that were lost to damage of the disk
 * @param oldestPendingMillis when the oldest result that waits was entered, gateway clock,
 *     milliseconds since the epoch; null if none waits
 * @param emittedByKind results ever entered, for every kind
 */
public record OutboxCounts(
        long emitted,
        long uplinked,
        long pending,
        long pendingBytes,
        long undeliverable,
        long folded,
        long dropped,
        long damaged,
        Long oldestPendingMillis,
        Map<EventKind, Long> emittedByKind) {

    public OutboxCounts {
        emittedByKind = Map.copyOf(emittedByKind);
    }
}
