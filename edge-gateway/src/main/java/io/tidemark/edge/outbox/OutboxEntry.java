package io.tidemark.edge.outbox;

import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * A result on its way into the outbox.
 *
 * @param id identity of the event, see {@link EventId}: 32 lower-case hexadecimal digits
 * @param kind what the event is
 * @param event the event in Avro single-object encoding; not copied, not to be changed
 */
public record OutboxEntry(String id, EventKind kind, byte[] event) {

    private static final int ID_DIGITS = 32;

    public OutboxEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(event, "event");
        if (id.length() != ID_DIGITS) {
            throw new IllegalArgumentException(
                    "an event's id has " + ID_DIGITS + " hexadecimal digits, found " + id);
        }
    }

    /**
     * The entry of an event.
     *
     * @throws IllegalArgumentException if a gateway does not emit such events
     */
    public static OutboxEntry of(SpecificRecord event) {
        return new OutboxEntry(EventId.of(event), EventKind.of(event), EventCodec.encode(event));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxEntry entry
                && id.equals(entry.id)
                && kind == entry.kind
                && Arrays.equals(event, entry.event);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
