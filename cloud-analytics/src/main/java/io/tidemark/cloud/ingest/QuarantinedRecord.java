package io.tidemark.cloud.ingest;

/**
 * What was refused, with all its bytes, so that it can be decoded later; a Flink POJO, which is why
 * its fields are open.
 */
public class QuarantinedRecord {

    /** Shard that the record was read from. */
    public String shard;

    /** The record's sequence number in its shard, decimal. */
    public String sequenceNumber;

    /** When Kinesis took the record, Kinesis's clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** The gateway that IoT Core authenticated; null if the envelope could not be read. */
    public String gateway;

    public QuarantineReason reason;

    /** What was found. */
    public String detail;

    /** The refused event, or the whole record if its batch could not be read. */
    public byte[] payload;

    public QuarantinedRecord() {}

    QuarantinedRecord(KinesisRecord record, String gateway, RefusedException refusal) {
        this.shard = record.shard;
        this.sequenceNumber = record.sequenceNumber;
        this.arrivedAtMillis = record.arrivedAtMillis;
        this.gateway = gateway;
        this.reason = refusal.reason();
        this.detail = refusal.getMessage();
        this.payload = refusal.payload();
    }
}
