package io.tidemark.cloud;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkBatch;
import io.tidemark.events.UplinkEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** How events of gateways arrive in the stream. */
public final class Uplinks {

    /** When IoT Core received every message here. */
    public static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:01.250Z");

    /** When Kinesis took every record here. */
    public static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:01.500Z");

    private Uplinks() {}

    /** An event as the decoder hands it on, alone. */
    public static ReceivedEvents received(
            String id, EventTable table, long sequence, byte[] event) {
        return received(table, new ReceivedEvent(id, sequence, event));
    }

    /** Events of one subject as the decoder hands them on. */
    public static ReceivedEvents received(EventTable table, ReceivedEvent... events) {
        ReceivedEvents received = new ReceivedEvents();
        received.subject = "g1/" + table.tableName() + "/1772366400";
        received.table = table;
        received.arrivedAtMillis = RECEIVED.toEpochMilli();
        received.gateway = "g1";
        received.shard = "shardId-000000000000";
        received.recordNumber = "1";
        received.recordedAtMillis = ARRIVED.toEpochMilli();
        received.events.addAll(List.of(events));
        return received;
    }

    public static UplinkEntry entry(long sequence, SpecificRecord event) {
        return entry(sequence, EventCodec.encode(event));
    }

    public static UplinkEntry entry(long sequence, byte[] event) {
        return UplinkEntry.newBuilder()
                .setSequence(sequence)
                .setEvent(ByteBuffer.wrap(event))
                .build();
    }

    /** The message that a gateway publishes. */
    public static byte[] message(String gateway, UplinkEntry... entries) {
        return EventCodec.encodeBatch(
                UplinkBatch.newBuilder().setGateway(gateway).setEntries(List.of(entries)).build());
    }

    /** A record as the rule puts it for a message of an authenticated gateway. */
    public static KinesisRecord record(String number, String gateway, byte[] message) {
        return record(
                number,
                String.format(
                        "{\"data\":\"%s\",\"gateway\":\"%s\",\"receivedAt\":%d,\"topic\":\"t\"}",
                        Base64.getEncoder().encodeToString(message),
                        gateway,
                        RECEIVED.toEpochMilli()));
    }

    /** A record of this text. */
    public static KinesisRecord record(String number, String text) {
        return new KinesisRecord(
                "shardId-000000000000",
                number,
                ARRIVED.toEpochMilli(),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
