package io.tidemark.cloud.ingest;

import io.tidemark.events.EventCodec;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Turns bytes of gateways into events, and trusts none of them. */
final class EventDecoder {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventDecoder() {}

    /**
     * The batch in a record's envelope.
     *
     * @param record the whole record, which is what is refused if the batch cannot be read
     */
    static UplinkBatch batch(RuleEnvelope envelope, byte[] record) throws RefusedException {
        UplinkBatch batch;
        try {
            batch = EventCodec.decodeBatch(envelope.batch());
        } catch (UndecodableEventException e) {
            throw new RefusedException(QuarantineReason.UNDECODABLE_BATCH, e, record);
        }
        requireGateway(envelope, batch, record);
        return batch;
    }

    /** Adds one event of the batch to its group. */
    static void event(RuleEnvelope envelope, UplinkEntry entry, EventGroups groups)
            throws RefusedException {
        byte[] bytes = bytes(entry.getEvent());
        SpecificRecord event;
        try {
            event = EventCodec.decode(bytes);
        } catch (UndecodableEventException e) {
            throw new RefusedException(QuarantineReason.UNDECODABLE_EVENT, e, bytes);
        }
        EventTable table =
                EventTable.of(event.getSchema())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                QuarantineReason.UNEXPECTED_TYPE,
                                                "no table keeps " + event.getSchema().getName(),
                                                bytes));
        requireGateway(envelope, event, bytes);
        requirePossibleTimes(event, bytes);
        Sequences.requirePossible(entry.getSequence(), event, bytes);
        groups.add(table, event, entry.getSequence(), bytes);
    }

    /** Otherwise one gateway could write rows, or use up ids, in the name of another. */
    private static void requireGateway(RuleEnvelope envelope, SpecificRecord found, byte[] bytes)
            throws RefusedException {
        Object claimed = found.get(found.getSchema().getField("gateway").pos());
        if (!envelope.gateway().equals(claimed)) {
            throw new RefusedException(
                    QuarantineReason.WRONG_GATEWAY,
                    String.format(
                            "%s of gateway %s, sent by %s",
                            found.getSchema().getName(), claimed, envelope.gateway()),
                    bytes);
        }
    }

    /** One such time would fail the writer again after every restart. */
    private static void requirePossibleTimes(SpecificRecord event, byte[] bytes)
            throws RefusedException {
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value instanceof Instant
                    && (((Instant) value).isBefore(EARLIEST)
                            || ((Instant) value).isAfter(LATEST))) {
                throw new RefusedException(
                        QuarantineReason.IMPOSSIBLE_TIME, field.name() + " is " + value, bytes);
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
