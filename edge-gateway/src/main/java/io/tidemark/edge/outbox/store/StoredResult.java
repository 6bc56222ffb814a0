package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.OutboxResult;
import java.util.Arrays;

/**
 * A row that waits, as it was read.
 *
 * @param sequence the result's number
 * @param kind as it is stored, which is no kind at all if the row is damaged
 * @param event the event in Avro single-object encoding
 * @param intact whether the row is what was written
 */
public record StoredResult(long sequence, String kind, byte[] event, boolean intact) {

    /**
     * The result of an intact row.
     *
     * @throws IllegalArgumentException if a later release wrote a kind that is not known here
     */
    OutboxResult result() {
        return new OutboxResult(sequence, EventKind.labelled(kind), event);
    }

    /** Its kind, or {@link OutboxTotals#UNKNOWN} if the row is damaged and names none. */
    public String knownKind() {
        boolean known = Arrays.stream(EventKind.values()).anyMatch(one -> one.label().equals(kind));
        return known ? kind : OutboxTotals.UNKNOWN;
    }

    /** Without the event, which is long. */
    @Override
    public String toString() {
        return knownKind() + " " + sequence;
    }
}
