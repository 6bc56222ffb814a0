package io.tidemark.cloud.outcome;

import io.tidemark.cloud.ingest.KinesisRecord;

/**
 * What is said to be an outcome, as it came: a record of the stream or a row of a file; a Flink
 * POJO, which is why its fields are open. Nothing of it is checked yet.
 */
public class OutcomeInput {

    /** How it came. */
    public OutcomeSource source;

    /** Shard of the record, or key of the object. */
    public String origin;

    /** The record's sequence number in its shard, or the line in which the row ends, from 1. */
    public String position;

    /** When Kinesis took the record or S3 the object, their clock, milliseconds since the epoch. */
    public long arrivedAtMillis;

    /** The record, or the row as it is written; of a file that cannot be read its beginning. */
    public byte[] payload;

    /** The titles of the file's columns; null for a record. */
    public String[] columns;

    /** The row's cells, as many as they are; null for a record. */
    public String[] cells;

    /** Why the file cannot be read; null for a record and a row. */
    public String fault;

    public OutcomeInput() {}

    private OutcomeInput(
            OutcomeSource source,
            String origin,
            String position,
            long arrivedAtMillis,
            byte[] payload) {
        this.source = source;
        this.origin = origin;
        this.position = position;
        this.arrivedAtMillis = arrivedAtMillis;
        this.payload = payload;
    }

    /** A record of the stream. */
    public static OutcomeInput ofRecord(KinesisRecord record) {
        return new OutcomeInput(
                OutcomeSource.STREAM,
                record.shard,
                record.sequenceNumber,
                record.arrivedAtMillis,
                record.data);
    }

    /** A row of a file. */
    public static OutcomeInput ofRow(
            String key,
            long line,
            long arrivedAtMillis,
            String[] columns,
            String[] cells,
            byte[] payload) {
        OutcomeInput row =
                new OutcomeInput(
                        OutcomeSource.FILE, key, Long.toString(line), arrivedAtMillis, payload);
        row.columns = columns;
        row.cells = cells;
        return row;
    }

    /** A file of which no row can be read. */
    public static OutcomeInput ofUnreadableFile(
            String key, long arrivedAtMillis, String fault, byte[] beginning) {
        OutcomeInput file =
                new OutcomeInput(OutcomeSource.FILE, key, "0", arrivedAtMillis, beginning);
        file.fault = fault;
        return file;
    }
}
