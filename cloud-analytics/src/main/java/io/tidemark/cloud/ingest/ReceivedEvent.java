package io.tidemark.cloud.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;

/**
 * An event of a gateway that has been decoded and checked. It carries the encoded event, so that
 * one type crosses the operators for all kinds and stays valid when a kind gains a field.
 *
 * <p>It crosses two operators' borders for every event of every gateway, so it says itself how it
 * is written, which Flink does field by field and by reflection for a POJO. No state holds one, so
 * what is written is read by the same release.
 */
public class ReceivedEvent implements CopyableValue<ReceivedEvent> {

    private static final long serialVersionUID = 1L;
    private static final EventTable[] TABLES = EventTable.values();

    /** {@link io.tidemark.events.EventId} of the event. */
    public String id;

    /** Where the event belongs. */
    public EventTable table;

    /** The event's number in its gateway's outbox, from 1. */
    public long sequence;

    /** When IoT Core received the event, its clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** The gateway that IoT Core authenticated, which is also the event's. */
    public String gateway;

    /** Shard that the event's record was read from. */
    public String shard;

    /** The record's sequence number in its shard, decimal. */
    public String recordNumber;

    /** When Kinesis took the record, Kinesis's clock, milliseconds since the epoch. */
    public long recordedAtMillis;

    /** The event in Avro single-object encoding, which decodes. */
    public byte[] event;

    public ReceivedEvent() {}

    ReceivedEvent(
            KinesisRecord record,
            RuleEnvelope envelope,
            String id,
            EventTable table,
            long sequence,
            byte[] event) {
        this.id = id;
        this.table = table;
        this.sequence = sequence;
        this.arrivedAtMillis = envelope.receivedAtMillis();
        this.gateway = envelope.gateway();
        this.shard = record.shard;
        this.recordNumber = record.sequenceNumber;
        this.recordedAtMillis = record.arrivedAtMillis;
        this.event = event;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        writeText(id, out);
        out.writeByte(table.ordinal());
        out.writeLong(sequence);
        out.writeLong(arrivedAtMillis);
        writeText(gateway, out);
        writeText(shard, out);
        writeText(recordNumber, out);
        out.writeLong(recordedAtMillis);
        writeBytes(event, out);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        id = readText(in);
        table = TABLES[in.readByte()];
        sequence = in.readLong();
        arrivedAtMillis = in.readLong();
        gateway = readText(in);
        shard = readText(in);
        recordNumber = readText(in);
        recordedAtMillis = in.readLong();
        event = readBytes(in);
    }

    /** As a whole, and not character by character as Flink's own way is. */
    private static void writeText(String text, DataOutputView out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static String readText(DataInputView in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    /** -1, for its length varies. */
    @Override
    public int getBinaryLength() {
        return -1;
    }

    @Override
    public void copyTo(ReceivedEvent target) {
        target.id = id;
        target.table = table;
        target.sequence = sequence;
        target.arrivedAtMillis = arrivedAtMillis;
        target.gateway = gateway;
        target.shard = shard;
        target.recordNumber = recordNumber;
        target.recordedAtMillis = recordedAtMillis;
        target.event = event.clone();
    }

    @Override
    public ReceivedEvent copy() {
        ReceivedEvent copy = new ReceivedEvent();
        copyTo(copy);
        return copy;
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        ReceivedEvent passing = new ReceivedEvent();
        passing.read(in);
        passing.write(out);
    }
}
