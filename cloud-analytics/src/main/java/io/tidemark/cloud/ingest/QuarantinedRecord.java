package io.tidemark.cloud.ingest;

/**
 * What was refused, with all its bytes, so that it can be decoded later; a Flink POJO, which is why
 * its fields are open.
 */
public class QuarantinedRecord {

    /** Shard that the record was read from, or the key of a file of outcomes. */
    public String shard;

    /** The record's sequence number in its shard, or the line of the file; decimal. */
    public String sequenceNumber;

    /** When Kinesis took the record or S3 the file, their clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** The gateway that IoT Core authenticated; null if the envelope could not be read. */
    public String gateway;

    public QuarantineReason reason;

    /** What was found. */
    public String detail;

    /** The refused event, or the whole record if its batch could not be read. */
    public byte[] payload;

    /**
     * The refused event's number in its gateway's outbox; null if what was refused is no event, or
     * the number is none that an outbox gives. By it the reconciliation knows that the event came.
     */
    public Long sequence;

    public QuarantinedRecord() {}

    /**
     * What could not be decoded.
     *
     * @param gateway null if unknown
     * @param sequence null if unknown
     */
    QuarantinedRecord(
            KinesisRecord record, String gateway, Long sequence, RefusedException refusal) {
        this.shard = record.shard;
        this.sequenceNumber = record.sequenceNumber;
        this.arrivedAtMillis = record.arrivedAtMillis;
        this.gateway = gateway;
        this.reason = refusal.reason();
        this.detail = refusal.getMessage();
        this.payload = refusal.payload();
        this.sequence = sequence;
    }

    /**
     * What no gateway sent.
     *
     * @param shard that it was read from, or the key of a file
     * @param sequenceNumber in the shard, or the line of the file
     */
    public QuarantinedRecord(
            String shard,
            String sequenceNumber,
            long arrivedAtMillis,
            QuarantineReason reason,
            String detail,
            byte[] payload) {
        this.shard = shard;
        this.sequenceNumber = sequenceNumber;
        this.arrivedAtMillis = arrivedAtMillis;
        this.reason = reason;
        this.detail = detail;
        this.payload = payload;
    }

    /** What was decoded and yet has no place in its table. */
    public QuarantinedRecord(
            ReceivedEvents group, ReceivedEvent event, QuarantineReason reason, String detail) {
        this.shard = group.shard;
        this.sequenceNumber = group.recordNumber;
        this.arrivedAtMillis = group.recordedAtMillis;
        this.gateway = group.gateway;
        this.reason = reason;
        this.detail = detail;
        this.payload = event.encoded();
        this.sequence = event.sequence();
    }
}
