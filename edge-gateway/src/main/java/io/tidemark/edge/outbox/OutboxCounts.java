package io.tidemark.edge.outbox;

import java.util.Map;

/**
 * What an outbox holds and ever held, all of one moment. {@code emitted = uplinked + pending +
 * undeliverable}, always.
 *
 * @param emitted results ever entered, which is the highest sequence number ever given
 * @param uplinked results ever delivered
 * @param pending results that wait to be delivered
 * @param pendingBytes bytes of the encoded events that wait
 * @param undeliverable results set aside because they can never be delivered
 * @param emittedByKind results ever entered, for every kind
 */
public record OutboxCounts(
        long emitted,
        long uplinked,
        long pending,
        long pendingBytes,
        long undeliverable,
        Map<EventKind, Long> emittedByKind) {

    public OutboxCounts {
        emittedByKind = Map.copyOf(emittedByKind);
    }
}
