package io.tidemark.cloud.ingest;

/**
 * An event of a gateway that has been decoded and checked; a Flink POJO, which is why its fields
 * are open. It carries the encoded event, so that one type crosses the operators for all kinds and
 * stays valid when a kind gains a field.
 */
public class ReceivedEvent {

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
}
