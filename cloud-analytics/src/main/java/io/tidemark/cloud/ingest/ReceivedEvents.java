package io.tidemark.cloud.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;

/**
 * Events of one record that share their gateway, their table and the second that they are about, in
 * the record's order. They cross the operators together, which costs as much as one of them alone,
 * and are remembered together. They are carried as they were encoded, so that one type serves all
 * kinds and stays valid when a kind gains a field.
 *
 * <p>It says itself how it is written, which Flink does field by field and by reflection for a
 * POJO. No state holds one, so what is written is read by the same release.
 */
public class ReceivedEvents implements CopyableValue<ReceivedEvents> {

    private static final long serialVersionUID = 1L;
    private static final EventTable[] TABLES = EventTable.values();

    /** What all events are about, and no event of other groups: the key of what is remembered. */
    public String subject;

    /** Where the events belong. */
    public EventTable table;

    /** The gateway that IoT Core authenticated, which is also the events'. */
    public String gateway;

    /** When IoT Core received the events, its clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** Shard that the events' record was read from. */
    public String shard;

    /** The record's sequence number in its shard, decimal. */
    public String recordNumber;

    /** When Kinesis took the record, Kinesis's clock, milliseconds since the epoch. */
    public long recordedAtMillis;

    /** At least one. */
    public List<ReceivedEvent> events = new ArrayList<>();

    public ReceivedEvents() {}

    /** No events yet. */
    ReceivedEvents(KinesisRecord record, RuleEnvelope envelope, EventTable table, String subject) {
        this.subject = subject;
        this.table = table;
        this.gateway = envelope.gateway();
        this.arrivedAtMillis = envelope.receivedAtMillis();
        this.shard = record.shard;
        this.recordNumber = record.sequenceNumber;
        this.recordedAtMillis = record.arrivedAtMillis;
    }

    /** The same about other events. */
    public ReceivedEvents with(List<ReceivedEvent> others) {
        ReceivedEvents changed = new ReceivedEvents();
        copyTo(changed);
        changed.events = others;
        return changed;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        writeText(subject, out);
        out.writeByte(table.ordinal());
        writeText(gateway, out);
        out.writeLong(arrivedAtMillis);
        writeText(shard, out);
        writeText(recordNumber, out);
        out.writeLong(recordedAtMillis);
        out.writeInt(events.size());
        for (ReceivedEvent event : events) {
            writeText(event.id(), out);
            out.writeLong(event.sequence());
            writeBytes(event.encoded(), out);
        }
    }

    @Override
    public void read(DataInputView in) throws IOException {
        subject = readText(in);
        table = TABLES[in.readByte()];
        gateway = readText(in);
        arrivedAtMillis = in.readLong();
        shard = readText(in);
        recordNumber = readText(in);
        recordedAtMillis = in.readLong();
        int count = in.readInt();
        events = new ArrayList<>(count);
        for (int event = 0; event < count; event++) {
            events.add(new ReceivedEvent(readText(in), in.readLong(), readBytes(in)));
        }
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

    /** The events themselves are shared: nobody changes one. */
    @Override
    public void copyTo(ReceivedEvents target) {
        target.subject = subject;
        target.table = table;
        target.gateway = gateway;
        target.arrivedAtMillis = arrivedAtMillis;
        target.shard = shard;
        target.recordNumber = recordNumber;
        target.recordedAtMillis = recordedAtMillis;
        target.events = new ArrayList<>(events);
    }

    @Override
    public ReceivedEvents copy() {
        ReceivedEvents copy = new ReceivedEvents();
        copyTo(copy);
        return copy;
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        ReceivedEvents passing = new ReceivedEvents();
        passing.read(in);
        passing.write(out);
    }
}
