package io.tidemark.cloud.lake;

import io.tidemark.cloud.outcome.Outcome;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** An outcome to a row of the table {@code maintenance_outcomes}. */
final class OutcomeToRow implements MapFunction<Outcome, RowData> {

    static final String TABLE = "maintenance_outcomes";

    /** By whose day the table is partitioned. */
    static final String TIME = "occurred_at";

    static final Schema COLUMNS =
            new Schema(
                    required(1, "outcome_id", "The outcome's identity, unique."),
                    required(2, "site", "The site, as in the topics of the machine's sensors."),
                    required(3, "machine", "The machine, as in the topics of its sensors."),
                    required(4, "kind", "FAILURE, REPAIR or INSPECTION."),
                    NestedField.required(
                            5,
                            TIME,
                            TimestampType.withZone(),
                            "When it happened, the clock of whoever reported it, UTC."),
                    optional(6, "machine_type", "Null if it was not said."),
                    optional(7, "failure_mode", "Null if it was not said."),
                    optional(8, "note", "Null if it was not said."),
                    optional(9, "reported_by", "Null if it was not said."),
                    required(10, "source", "STREAM or FILE."),
                    required(
                            11,
                            "source_name",
                            "Shard and sequence number of its record, or key and line of its file."),
                    NestedField.required(
                            12,
                            "arrived_at",
                            TimestampType.withZone(),
                            "When Kinesis took the record or S3 the file, their clock, UTC."));

    private static final long serialVersionUID = 1L;

    @Override
    public RowData map(Outcome outcome) {
        return GenericRowData.of(
                StringData.fromString(outcome.id),
                StringData.fromString(outcome.site),
                StringData.fromString(outcome.machine),
                StringData.fromString(outcome.kind.name()),
                TimestampData.fromEpochMillis(outcome.occurredAtMillis),
                StringData.fromString(outcome.machineType),
                StringData.fromString(outcome.failureMode),
                StringData.fromString(outcome.note),
                StringData.fromString(outcome.reportedBy),
                StringData.fromString(outcome.source.name()),
                StringData.fromString(outcome.sourceName()),
                TimestampData.fromEpochMillis(outcome.arrivedAtMillis));
    }

    private static NestedField required(int id, String name, String doc) {
        return NestedField.required(id, name, StringType.get(), doc);
    }

    private static NestedField optional(int id, String name, String doc) {
        return NestedField.optional(id, name, StringType.get(), doc);
    }
}
