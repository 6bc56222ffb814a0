package io.tidemark.cloud.ingest;

/**
 * A record of the stream as it was read; a Flink POJO, which is why its fields are open.
 *
 * <p>Shard and sequence number together name the record within its stream.
 */
public class KinesisRecord {

    /** Shard that the record was read from. */
    public String shard;

    /** The record's sequence number in its shard, decimal. */
    public String sequenceNumber;

    /** When Kinesis took the record, Kinesis's clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** What the producer put. */
    public byte[] data;

    public KinesisRecord() {}

    public KinesisRecord(String shard, String sequenceNumber, long arrivedAtMillis, byte[] data) {
        this.shard = shard;
        this.sequenceNumber = sequenceNumber;
        this.arrivedAtMillis = arrivedAtMillis;
        this.data = data;
    }
}
