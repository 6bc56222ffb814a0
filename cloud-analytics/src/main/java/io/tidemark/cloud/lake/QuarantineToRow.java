package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.QuarantinedRecord;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** What was refused to a row of the table {@code quarantine}. */
final class QuarantineToRow implements MapFunction<QuarantinedRecord, RowData> {

    static final Schema COLUMNS =
            new Schema(
                    Types.NestedField.required(1, "shard", Types.StringType.get()),
                    Types.NestedField.required(2, "sequence_number", Types.StringType.get()),
                    Types.NestedField.optional(3, "gateway", Types.StringType.get()),
                    Types.NestedField.required(4, "reason", Types.StringType.get()),
                    Types.NestedField.required(5, "detail", Types.StringType.get()),
                    Types.NestedField.required(6, "payload", Types.BinaryType.get()),
                    Types.NestedField.required(7, "arrived_at", Types.TimestampType.withZone()),
                    Types.NestedField.optional(
                            8,
                            "sequence",
                            Types.LongType.get(),
                            "The event's number in its gateway's outbox; null if it is unknown."));

    private static final long serialVersionUID = 1L;

    @Override
    public RowData map(QuarantinedRecord refused) {
        return GenericRowData.of(
                StringData.fromString(refused.shard),
                StringData.fromString(refused.sequenceNumber),
                StringData.fromString(refused.gateway),
                StringData.fromString(refused.reason.name()),
                StringData.fromString(refused.detail),
                refused.payload,
                TimestampData.fromEpochMillis(refused.arrivedAtMillis),
                refused.sequence);
    }
}
