package io.tidemark.cloud.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/** Keeps a record as it is: the source neither throws nor drops, decoding is an operator's work. */
final class KinesisRecordSchema implements KinesisDeserializationSchema<KinesisRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public KinesisRecord deserialize(
            byte[] data,
            String partitionKey,
            String sequenceNumber,
            long arrivedAtMillis,
            String stream,
            String shard) {
        return new KinesisRecord(shard, sequenceNumber, arrivedAtMillis, data);
    }

    @Override
    public TypeInformation<KinesisRecord> getProducedType() {
        return TypeInformation.of(KinesisRecord.class);
    }
}
