package io.tidemark.events;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events to bytes and back: Avro's single-object encoding (Avro 1.11 specification, "Single-object
 * encoding"), so that every message names its schema by fingerprint and bytes of older schemas
 * still decode; batches are compressed with zstd (RFC 8878) on top.
 *
 * <p>Thread-safe and without state. Decoding is bounded: bytes that claim to be larger than {@link
 * #MAX_BATCH_BYTES} are refused before memory is spent on them.
 */
public final class EventCodec {

    /**
     * Largest size of a batch after decompression, in bytes; 64 times what IoT Core takes
     * compressed.
     */
    public static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;

    /** Most events of a batch. */
    public static final int MAX_BATCH_EVENTS = 65_536;

    private static final int COMPRESSION_LEVEL = 6;
    private static final int HEADER_BYTES = 10;

    private EventCodec() {}

    /** The event in single-object encoding, by the current schema. */
    public static byte[] encode(SpecificRecord event) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            EventSchemas.encoder(event.getSchema()).encode(event, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    /**
     * The event of single-object encoded bytes, whichever known version of its schema wrote them;
     * fields that the writer did not know have their defaults.
     *
     * @throws UndecodableEventException if the bytes are truncated, have bytes left over, or name a
     *     schema that is not known here
     */
    public static SpecificRecord decode(byte[] bytes) throws UndecodableEventException {
        DatumReader<SpecificRecord> reader = EventSchemas.reader(fingerprint(bytes));
        BoundedDecoder decoder = new BoundedDecoder(bytes, HEADER_BYTES);
        try {
            SpecificRecord event = reader.read(null, decoder);
            if (decoder.remaining() > 0) {
                throw new UndecodableEventException(
                        decoder.remaining()
                                + " bytes left over after "
                                + event.getSchema().getName());
            }
            return event;
        } catch (UndecodableEventException e) {
            throw e;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UndecodableEventException("bytes do not match their schema: " + e, e);
        }
    }

    /**
     * The batch as it goes over the wire: a {@link ColumnarBatch}, single-object encoded, then one
     * zstd frame.
     *
     * @throws IllegalArgumentException if it has more than {@link #MAX_BATCH_EVENTS} entries
     */
    public static byte[] encodeBatch(UplinkBatch batch) {
        if (batch.getEntries().size() > MAX_BATCH_EVENTS) {
            throw new IllegalArgumentException(
                    batch.getEntries().size() + " events, at most " + MAX_BATCH_EVENTS);
        }
        return Zstd.compress(encode(ColumnarBatches.encode(batch)), COMPRESSION_LEVEL);
    }

    /**
     * The batch of the bytes that came over the wire.
     *
     * @throws UndecodableEventException if the bytes are not a zstd frame, are larger than {@link
     *     #MAX_BATCH_BYTES} when decompressed or put together, or are neither a {@link
     *     ColumnarBatch} nor, from gateways of earlier releases, an {@link UplinkBatch}; the
     *     entries' events are not looked at, but for the schema of those stored in columns
     */
    public static UplinkBatch decodeBatch(byte[] bytes) throws UndecodableEventException {
        return decodeDecompressed(decompress(bytes));
    }

    static UplinkBatch decodeDecompressed(byte[] bytes) throws UndecodableEventException {
        SpecificRecord record = decode(bytes);
        if (record instanceof ColumnarBatch) {
            return putTogether((ColumnarBatch) record);
        }
        if (!(record instanceof UplinkBatch)) {
            throw new UndecodableEventException(
                    "expected a batch, found " + record.getSchema().getName());
        }
        return (UplinkBatch) record;
    }

    private static UplinkBatch putTogether(ColumnarBatch batch) throws UndecodableEventException {
        try {
            return ColumnarBatches.decode(batch);
        } catch (UndecodableEventException e) {
            throw e;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UndecodableEventException("columns cannot be put together: " + e, e);
        }
    }

    private static byte[] decompress(byte[] bytes) throws UndecodableEventException {
        // Streamed, as a frame may lie about its size or leave it out.
        try (ZstdInputStream stream = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            byte[] content = stream.readNBytes(MAX_BATCH_BYTES + 1);
            if (content.length > MAX_BATCH_BYTES) {
                throw new UndecodableEventException(
                        "batch is larger than " + MAX_BATCH_BYTES + " bytes when decompressed");
            }
            return content;
        } catch (UndecodableEventException e) {
            throw e;
        } catch (IOException e) {
            throw new UndecodableEventException("not a zstd frame: " + e.getMessage(), e);
        }
    }

    private static long fingerprint(byte[] bytes) throws UndecodableEventException {
        if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != (byte) 0x01) {
            throw new UndecodableEventException("not in Avro's single-object encoding");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }
}
