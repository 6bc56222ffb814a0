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

    /** The event in Avro single-object encoding, which decodes. */
    public byte[] event;

    public ReceivedEvent() {}

    public ReceivedEvent(
            String id, EventTable table, long sequence, long arrivedAtMillis, byte[] event) {
        this.id = id;
        this.table = table;
        this.sequence = sequence;
        this.arrivedAtMillis = arrivedAtMillis;
        this.event = event;
    }
}
