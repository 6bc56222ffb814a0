package io.tidemark.cloud.ingest;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;
import org.apache.flink.types.StringValue;

/**
 * An event of a gateway that has been decoded and checked. It carries the encoded event, so that
 * one type crosses the operators for all kinds and stays valid when a kind gains a field.
 *
 * <p>It crosses two operators' borders for every event of every gateway, so it says itself how it
 * is written: in a third of the time that Flink takes for a POJO. No state holds one, so what is
 * written is read by the same release.
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
        StringValue.writeString(id, out);
        out.writeByte(table.ordinal());
        out.writeLong(sequence);
        out.writeLong(arrivedAtMillis);
        StringValue.writeString(gateway, out);
        StringValue.writeString(shard, out);
        StringValue.writeString(recordNumber, out);
        out.writeLong(recordedAtMillis);
        out.writeInt(event.length);
        out.write(event);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        id = StringValue.readString(in);
        table = TABLES[in.readByte()];
        sequence = in.readLong();
        arrivedAtMillis = in.readLong();
        gateway = StringValue.readString(in);
        shard = StringValue.readString(in);
        recordNumber = StringValue.readString(in);
        recordedAtMillis = in.readLong();
        event = new byte[in.readInt()];
        in.readFully(event);
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
