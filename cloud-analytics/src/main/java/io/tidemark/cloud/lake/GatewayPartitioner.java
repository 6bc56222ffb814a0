package io.tidemark.cloud.lake;

import org.apache.flink.api.common.functions.Partitioner;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.SerializableFunction;

/**
 * Which writer takes a gateway's events: all gateways of one bucket of the table's partitions have
 * the same, so a partition gets one file a checkpoint, whatever the parallelism. No more writers
 * work than the table has buckets.
 */
final class GatewayPartitioner implements Partitioner<String> {

    static final String GATEWAY = "gateway";

    private static final long serialVersionUID = 1L;

    private final SerializableFunction<CharSequence, ?> bucket;

    private GatewayPartitioner(SerializableFunction<CharSequence, ?> bucket) {
        this.bucket = bucket;
    }

    /** By the table's own buckets; by the gateway itself if it has none. */
    static GatewayPartitioner of(Table table) {
        int gateway = table.schema().findField(GATEWAY).fieldId();
        for (PartitionField field : table.spec().fields()) {
            if (field.sourceId() == gateway) {
                return new GatewayPartitioner(
                        bound(field.transform(), table.schema().findType(gateway)));
            }
        }
        return new GatewayPartitioner(name -> name);
    }

    @SuppressWarnings("unchecked") // the column is a string
    private static SerializableFunction<CharSequence, ?> bound(
            Transform<?, ?> transform, Type type) {
        return ((Transform<CharSequence, ?>) transform).bind(type);
    }

    @Override
    public int partition(String gateway, int writers) {
        return Math.floorMod(bucket.apply(gateway).hashCode(), writers);
    }
}
