package io.tidemark.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Events of one schema, field by field. */
final class EventColumns {

    static final int HEADER_BYTES = 10;
    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    private final long fingerprint;
    private final List<Column> columns;
    private int rows;

    private EventColumns(long fingerprint, List<Column> columns) {
        this.fingerprint = fingerprint;
        this.columns = columns;
    }

    /**
     * No events yet.
     *
     * @param fingerprint CRC-64-AVRO of the schema
     * @return null if the schema is not known here, or has fields for which there is no column
     */
    static EventColumns of(long fingerprint) {
        Schema schema = EventSchemas.writer(fingerprint);
        if (schema == null || schema.getType() != Schema.Type.RECORD) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            columns.add(Column.of(field.schema()));
        }
        return columns.contains(null) ? null : new EventColumns(fingerprint, columns);
    }

    /**
     * Adds an event.
     *
     * @param event in single-object encoding
     * @throws IOException if the bytes do not match the schema; the columns are of no use then
     */
    void add(byte[] event) throws IOException {
        BoundedDecoder decoder = new BoundedDecoder(event, HEADER_BYTES);
        for (Column column : columns) {
            column.addFrom(decoder);
        }
        if (decoder.remaining() > 0) {
            throw new IOException("bytes left over");
        }
        rows++;
    }

    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder block = EncoderFactory.get().binaryEncoder(bytes, null);
        for (int index = 0; index < columns.size(); index++) {
            columns.get(index).encode(block, columns.subList(0, index));
        }
        block.flush();
        return bytes.toByteArray();
    }

    /** Reads all events, the opposite of {@link #encode}; to be called on no events. */
    void decode(byte[] block, int rowsInBlock) throws IOException {
        BoundedDecoder decoder = new BoundedDecoder(block, 0);
        for (int index = 0; index < columns.size(); index++) {
            columns.get(index).decode(decoder, rowsInBlock, columns.subList(0, index));
        }
        if (decoder.remaining() > 0) {
            throw new IOException(decoder.remaining() + " bytes left over after the columns");
        }
        rows = rowsInBlock;
    }

    /** The events in single-object encoding, to be read once. */
    EventReader events() {
        return new EventReader();
    }

    /** Puts the events together again, one after the other. */
    final class EventReader {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        private final byte[] header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(MARKER)
                        .putLong(fingerprint)
                        .array();
        private int row;

        boolean hasNext() {
            return row < rows;
        }

        byte[] next() throws IOException {
            bytes.reset();
            bytes.write(header);
            for (Column column : columns) {
                column.writeTo(encoder, row);
            }
            row++;
            return bytes.toByteArray();
        }
    }
}
