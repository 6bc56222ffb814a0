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
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Every schema that bytes on the wire or in an outbox may have been written with. */
final class EventSchemas {

    static final SpecificData MODEL = model();

    /**
     * Schemas of earlier releases, oldest first; a release that changes a schema adds the one
     * before here. The type's name in the file says which event it decodes to.
     */
    private static final String[] EARLIER = {"WindowSummary-1.avsc"};

    /** By CRC-64-AVRO fingerprint of the writer's schema. */
    static final Map<Long, BinaryMessageDecoder<? extends SpecificRecord>> DECODERS = decoders();

    private EventSchemas() {}

    private static Map<Long, BinaryMessageDecoder<? extends SpecificRecord>> decoders() {
        Map<String, Schema> current = new HashMap<>();
        for (Schema schema :
                List.of(
                        Anomaly.getClassSchema(),
                        WindowSummary.getClassSchema(),
                        RejectedReading.getClassSchema(),
                        GatewayHealth.getClassSchema(),
                        UplinkBatch.getClassSchema())) {
            current.put(schema.getFullName(), schema);
        }
        Map<Long, BinaryMessageDecoder<? extends SpecificRecord>> decoders = new HashMap<>();
        current.values().forEach(schema -> register(decoders, schema, schema));
        for (String file : EARLIER) {
            Schema writer = parse(file);
            register(decoders, writer, current.get(writer.getFullName()));
        }
        return Map.copyOf(decoders);
    }

    private static void register(
            Map<Long, BinaryMessageDecoder<? extends SpecificRecord>> decoders,
            Schema writer,
            Schema reader) {
        BinaryMessageDecoder<SpecificRecord> decoder = new BinaryMessageDecoder<>(MODEL, reader);
        decoder.addSchema(writer);
        decoders.put(SchemaNormalization.parsingFingerprint64(writer), decoder);
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
        return model;
    }
}
