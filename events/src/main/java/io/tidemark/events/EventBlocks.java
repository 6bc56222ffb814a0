package io.tidemark.events;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Events of one schema to a block and back. What comes back is byte for byte what went in: a block
 * is read again when it is made, and events that would differ, or that no known schema describes,
 * are stored as they are.
 */
final class EventBlocks {

    private EventBlocks() {}

    /** The block of the events, which must all name the schema with the fingerprint. */
    static EventBlock encode(long fingerprint, List<byte[]> events) {
        try {
            EventColumns columns = EventColumns.of(fingerprint);
            if (columns != null && addAll(columns, events)) {
                byte[] bytes = columns.encode();
                EventBlock block = new EventBlock(fingerprint, ByteBuffer.wrap(bytes));
                if (restores(block, events)) {
                    return block;
                }
            }
            return whole(events);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private static boolean addAll(EventColumns columns, List<byte[]> events) {
        try {
            for (byte[] event : events) {
                columns.add(event);
            }
            return true;
        } catch (IOException e) {
            // Not what the schema says: they go as they are.
            return false;
        }
    }

    private static boolean restores(EventBlock block, List<byte[]> events) throws IOException {
        EventSource restored = decode(block, events.size());
        for (byte[] event : events) {
            if (!Arrays.equals(event, restored.next())) {
                return false;
            }
        }
        return true;
    }

    private static EventBlock whole(List<byte[]> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        for (byte[] event : events) {
            encoder.writeBytes(event);
        }
        encoder.flush();
        return new EventBlock(null, ByteBuffer.wrap(bytes.toByteArray()));
    }

    /** Gives the events of a block, one after the other. */
    interface EventSource {
        /**
         * @throws IOException if the block's bytes have no further event
         */
        byte[] next() throws IOException;
    }

    /**
     * The events of a block.
     *
     * @throws IOException if it does not hold as many, or more, or its schema is not known
     */
    static EventSource decode(EventBlock block, int events) throws IOException {
        byte[] bytes = block.getColumns().array();
        if (block.getFingerprint() == null) {
            BoundedDecoder decoder = new BoundedDecoder(bytes, 0);
            return wholeEvents(decoder, events);
        }
        EventColumns columns = EventColumns.of(block.getFingerprint());
        if (columns == null) {
            throw new UndecodableEventException(
                    String.format(
                            "schema fingerprint %016x is not known here", block.getFingerprint()));
        }
        columns.decode(bytes, events);
        return columns.events()::next;
    }

    private static EventSource wholeEvents(BoundedDecoder decoder, int events) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            all.add(decoder.readBytes((ByteBuffer) null).array());
        }
        if (decoder.remaining() > 0) {
            throw new EOFException(decoder.remaining() + " bytes left over after the events");
        }
        return all.iterator()::next;
    }
}
