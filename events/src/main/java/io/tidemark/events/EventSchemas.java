package io.tidemark.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumReader;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Every schema that bytes on the wire or in an outbox may have been written with. */
final class EventSchemas {

    private static final List<Schema> CURRENT =
            List.of(
                    Anomaly.getClassSchema(),
                    FailurePrediction.getClassSchema(),
                    WindowSummary.getClassSchema(),
                    RejectedReading.getClassSchema(),
                    GatewayHealth.getClassSchema(),
                    LedgerEntry.getClassSchema(),
                    ModelEvaluation.getClassSchema(),
                    UplinkBatch.getClassSchema(),
                    ColumnarBatch.getClassSchema());

    /**
     * Schemas of earlier releases, oldest first; a release that changes a schema adds the one
     * before here. The record's name in the file says which event it decodes to.
     */
    private static final List<String> EARLIER =
            List.of("WindowSummary-1.avsc", "GatewayHealth-1.avsc", "Anomaly-1.avsc");

    private static final SpecificData MODEL = model();
    private static final Map<Schema, BinaryMessageEncoder<SpecificRecord>> ENCODERS = encoders();
    private static final Map<Long, Schema> WRITERS = writers();

    /** A reader looks up conversions and classes for each of its fields once, which costs. */
    private static final ThreadLocal<Map<Long, DatumReader<SpecificRecord>>> READERS =
            ThreadLocal.withInitial(HashMap::new);

    private EventSchemas() {}

    /**
     * The encoder of an event's current schema; made once, as a fingerprint costs more than an
     * event.
     */
    static BinaryMessageEncoder<SpecificRecord> encoder(Schema schema) {
        BinaryMessageEncoder<SpecificRecord> encoder = ENCODERS.get(schema);
        if (encoder == null) {
            throw new IllegalArgumentException(schema.getFullName() + " is not in the contract");
        }
        return encoder;
    }

    /**
     * A reader from the writer's schema to the current one; a reader is not thread-safe, so each
     * thread has its own.
     *
     * @param fingerprint CRC-64-AVRO of the writer's schema
     * @throws UndecodableEventException if no such schema is known here
     */
    static DatumReader<SpecificRecord> reader(long fingerprint) throws UndecodableEventException {
        Map<Long, DatumReader<SpecificRecord>> own = READERS.get();
        DatumReader<SpecificRecord> reader = own.get(fingerprint);
        if (reader == null) {
            reader = newReader(fingerprint);
            own.put(fingerprint, reader);
        }
        return reader;
    }

    private static DatumReader<SpecificRecord> newReader(long fingerprint)
            throws UndecodableEventException {
        Schema writer = WRITERS.get(fingerprint);
        if (writer == null) {
            throw new UndecodableEventException(
                    String.format("schema fingerprint %016x is not known here", fingerprint));
        }
        return new SpecificDatumReader<>(writer, current(writer.getFullName()), MODEL);
    }

    /** The schema with the fingerprint, current or earlier; null if it is not known here. */
    static Schema writer(long fingerprint) {
        return WRITERS.get(fingerprint);
    }

    private static Map<Schema, BinaryMessageEncoder<SpecificRecord>> encoders() {
        Map<Schema, BinaryMessageEncoder<SpecificRecord>> encoders = new HashMap<>();
        CURRENT.forEach(schema -> encoders.put(schema, new BinaryMessageEncoder<>(MODEL, schema)));
        return Map.copyOf(encoders);
    }

    private static Map<Long, Schema> writers() {
        Map<Long, Schema> writers = new HashMap<>();
        EARLIER.forEach(file -> register(writers, parse(file)));
        CURRENT.forEach(schema -> register(writers, schema));
        return Map.copyOf(writers);
    }

    private static void register(Map<Long, Schema> writers, Schema schema) {
        writers.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }

    private static Schema current(String fullName) {
        return CURRENT.stream()
                .filter(schema -> schema.getFullName().equals(fullName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(fullName + " has no current schema"));
    }

    private static Schema parse(String file) {
        try (InputStream stream = EventSchemas.class.getResourceAsStream("earlier/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("schema earlier/" + file + " is not in the jar");
            }
            return new Schema.Parser().parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecificData model() {
        SpecificData model = new SpecificData();
        model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        // Decides once a schema, and not once a field of each event, how a field is read.
        model.setFastReaderEnabled(true);
        return model;
    }
}
