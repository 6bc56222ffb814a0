package io.tidemark.cloud.ingest;

/** An event of a gateway that has been decoded and checked; one of {@link ReceivedEvents}. */
public final class ReceivedEvent {

    private final String id;
    private final long sequence;
    private final byte[] encoded;

    /**
     * @param id {@link io.tidemark.events.EventId} of the event
     * @param sequence the event's number in its gateway's outbox, from 1
     * @param encoded the event in Avro single-object encoding, which decodes; not copied
     */
    public ReceivedEvent(String id, long sequence, byte[] encoded) {
        this.id = id;
        this.sequence = sequence;
        this.encoded = encoded;
    }

    /** {@link io.tidemark.events.EventId} of the event. */
    public String id() {
        return id;
    }

    /** The event's number in its gateway's outbox, from 1. */
    public long sequence() {
        return sequence;
    }

    /** The event in Avro single-object encoding, which decodes; not a copy. */
    public byte[] encoded() {
        return encoded;
    }
}
