package io.tidemark.trainer.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.MapType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** The tables that the trainer writes. All times are UTC, all spans seconds unless they say so. */
public enum TrainerTable {
    /** A row for each step of each life. */
    TRAINING_EXAMPLES(
            new Schema(
                    required(1, "data_version", StringType.get()),
                    required(2, "machine_type", StringType.get()),
                    required(3, "site", StringType.get()),
                    required(4, "machine", StringType.get()),
                    required(5, "life", IntegerType.get(), "0 for the machine's first known."),
                    required(6, "step", IntegerType.get(), "From 0, gaps counted."),
                    required(
                            7,
                            "as_of",
                            TimestampType.withZone(),
                            "End of the step, exclusive; nothing later is known to the row."),
                    required(8, "age_seconds", DoubleType.get(), "Since the life's first step."),
                    required(
                            9,
                            "features",
                            MapType.ofRequired(16, 17, StringType.get(), DoubleType.get()),
                            "Mean over the step by sensor, of the windows' first results."),
                    optional(
                            10,
                            "remaining_life_seconds",
                            DoubleType.get(),
                            "Until the failure; null if right-censored."),
                    required(
                            11,
                            "survived_seconds",
                            DoubleType.get(),
                            "Known to have lasted at least so long after as_of."),
                    required(12, "censored", BooleanType.get()),
                    optional(13, "outcome_id", StringType.get(), "What ended the life."),
                    required(14, "held_out", BooleanType.get(), "No model learns from it.")),
            "data_version",
            List.of("site", "machine", "life", "step")),

    /** A row for each data version, written last: without it the version is not complete. */
    TRAINING_RUNS(
            new Schema(
                    required(1, "data_version", StringType.get()),
                    required(2, "run_at", TimestampType.withZone()),
                    required(3, "known_until", TimestampType.withZone(), "End of newest window."),
                    required(4, "step_millis", LongType.get()),
                    optional(5, "window_snapshot_id", LongType.get()),
                    optional(6, "outcome_snapshot_id", LongType.get()),
                    optional(7, "examples_snapshot_id", LongType.get()),
                    optional(8, "machines", IntegerType.get()),
                    optional(9, "lives", IntegerType.get()),
                    optional(10, "failures", IntegerType.get(), "Lives that ended with one."),
                    optional(11, "censored", IntegerType.get(), "Lives that did not."),
                    optional(12, "examples", LongType.get()),
                    optional(13, "feature_version", IntegerType.get())),
            null,
            List.of("run_at")),

    /** A row for each outcome: what was made of it. */
    OUTCOME_FINDINGS(
            new Schema(
                    required(1, "data_version", StringType.get()),
                    required(2, "outcome_id", StringType.get()),
                    required(3, "site", StringType.get()),
                    required(4, "machine", StringType.get()),
                    required(5, "kind", StringType.get()),
                    required(6, "occurred_at", TimestampType.withZone()),
                    required(7, "finding", StringType.get()),
                    optional(8, "detail", StringType.get())),
            "data_version",
            List.of("site", "machine", "occurred_at")),

    /** A row for each column of the examples of each machine type. */
    DATA_QUALITY(
            new Schema(
                    required(1, "data_version", StringType.get()),
                    required(2, "machine_type", StringType.get()),
                    required(3, "column_name", StringType.get()),
                    optional(4, "rows", LongType.get()),
                    optional(5, "nulls", LongType.get()),
                    optional(6, "minimum", DoubleType.get()),
                    optional(7, "maximum", DoubleType.get()),
                    optional(8, "mean", DoubleType.get()),
                    optional(9, "standard_deviation", DoubleType.get()),
                    optional(
                            10,
                            "drift",
                            DoubleType.get(),
                            "Population stability index against the previous version."),
                    optional(11, "previous_version", StringType.get()),
                    optional(12, "finding", StringType.get(), "Null if it is fine.")),
            "data_version",
            List.of("machine_type", "column_name")),

    /** A row for each published version of a model, written last. */
    MODEL_REGISTRY(
            new Schema(
                    required(1, "name", StringType.get()),
                    required(2, "version", StringType.get()),
                    optional(3, "machine_type", StringType.get(), "Null if of all machines."),
                    required(4, "published_at", TimestampType.withZone()),
                    required(5, "decision", StringType.get(), "FIRST, BETTER or WORSE."),
                    optional(6, "compared_with", StringType.get(), "Version it had to beat."),
                    required(7, "data_version", StringType.get()),
                    required(8, "training_snapshot_id", LongType.get()),
                    required(9, "feature_version", IntegerType.get()),
                    required(10, "sensors", ListType.ofRequired(15, StringType.get())),
                    required(
                            11,
                            "metrics",
                            MapType.ofRequired(16, 17, StringType.get(), DoubleType.get())),
                    required(12, "location", StringType.get(), "Of the signed file."),
                    required(13, "sha256", StringType.get(), "Of the signed file, hexadecimal."),
                    required(14, "bytes", LongType.get(), "Of the signed file.")),
            null,
            List.of("name", "published_at"));

    private final Schema columns;
    private final String partition;
    private final List<String> order;

    TrainerTable(Schema columns, String partition, List<String> order) {
        this.columns = columns;
        this.partition = partition;
        this.order = order;
    }

    /** Name of the table. */
    public String tableName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Schema columns() {
        return columns;
    }

    PartitionSpec partitions() {
        return partition == null
                ? PartitionSpec.unpartitioned()
                : PartitionSpec.builderFor(columns).identity(partition).build();
    }

    SortOrder order() {
        SortOrder.Builder builder = SortOrder.builderFor(columns);
        order.forEach(builder::asc);
        return builder.build();
    }
}
