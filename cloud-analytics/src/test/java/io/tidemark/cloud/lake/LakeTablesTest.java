package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeTablesTest {

    private static final Namespace DATABASE = Namespace.of("tidemark");
    private static final NestedField GATEWAY =
            NestedField.required(1, "gateway", Types.StringType.get());
    private static final NestedField VALUE = NestedField.required(2, "value", Types.LongType.get());
    private static final NestedField UNIT = NestedField.required(3, "unit", Types.StringType.get());

    private final InMemoryCatalog catalog = new InMemoryCatalog();

    @BeforeEach
    void createDatabase() {
        catalog.initialize("lake", Map.of());
        catalog.createNamespace(DATABASE);
    }

    @Test
    void createsATableForEveryEventAndThoseForTheQuarantineAndOutcomes() {
        LakeTables.createMissing(catalog, DATABASE);

        assertThat(catalog.listTables(DATABASE))
                .extracting(TableIdentifier::name)
                .containsExactlyInAnyOrder(
                        "anomalies",
                        "failure_predictions",
                        "window_summaries",
                        "rejected_readings",
                        "gateway_health",
                        "ledger",
                        "model_evaluations",
                        "quarantine",
                        "maintenance_outcomes");
    }

    @Test
    void partitionsEventsByTheirDayAndGateway() {
        LakeTables.createMissing(catalog, DATABASE);

        assertThat(partitions("anomalies"))
                .containsExactly("event_time_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("failure_predictions"))
                .containsExactly("event_time_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("window_summaries"))
                .containsExactly("window_start_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("rejected_readings"))
                .containsExactly("received_at_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("gateway_health"))
                .containsExactly("measured_at_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("ledger"))
                .containsExactly("entered_at_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("model_evaluations"))
                .containsExactly("evaluated_at_day: day", "gateway_bucket: bucket[16]");
        assertThat(partitions("quarantine")).containsExactly("arrived_at_day: day");
        assertThat(partitions("maintenance_outcomes")).containsExactly("occurred_at_day: day");
    }

    @Test
    void writesParquetWithZstdInTheFormatThatAthenaReads() {
        LakeTables.createMissing(catalog, DATABASE);

        assertThat(load("anomalies").properties())
                .containsEntry("write.parquet.compression-codec", "zstd")
                .containsEntry("write.target-file-size-bytes", "134217728");
        assertThat(metadataOf("anomalies").formatVersion()).isEqualTo(2);
    }

    @Test
    void leavesATableAsItIsIfItLacksNothing() {
        LakeTables.createMissing(catalog, DATABASE);
        String before = metadataOf("anomalies").metadataFileLocation();

        LakeTables.createMissing(catalog, DATABASE);

        assertThat(metadataOf("anomalies").metadataFileLocation()).isEqualTo(before);
    }

    @Test
    void addsAColumnThatATableLacksAsOneThatMayBeNull() {
        createOrWiden(GATEWAY, VALUE);

        createOrWiden(GATEWAY, UNIT, VALUE);

        assertThat(load("events").schema().columns())
                .extracting(column -> column.name() + (column.isOptional() ? "?" : ""))
                .containsExactly("gateway", "value", "unit?");
    }

    @Test
    void keepsAColumnThatEventsNoLongerHave() {
        createOrWiden(GATEWAY, VALUE, UNIT);

        createOrWiden(GATEWAY, VALUE);

        assertThat(load("events").schema().columns())
                .extracting(NestedField::name)
                .containsExactly("gateway", "value", "unit");
    }

    @Test
    void letsSeveralJobsStartAtOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> start =
                    () -> {
                        createOrWiden(GATEWAY, VALUE);
                        createOrWiden(GATEWAY, VALUE, UNIT);
                        return null;
                    };
            for (Future<Void> started : starters.invokeAll(List.of(start, start, start, start))) {
                started.get();
            }
        } finally {
            starters.shutdownNow();
        }

        assertThat(load("events").schema().columns())
                .extracting(NestedField::name)
                .containsExactly("gateway", "value", "unit");
    }

    private void createOrWiden(NestedField... columns) {
        LakeTables.createOrWiden(
                catalog,
                TableIdentifier.of(DATABASE, "events"),
                new Schema(columns),
                PartitionSpec.unpartitioned());
    }

    private Table load(String name) {
        return catalog.loadTable(TableIdentifier.of(DATABASE, name));
    }

    private List<String> partitions(String name) {
        return load(name).spec().fields().stream()
                .map(field -> field.name() + ": " + field.transform())
                .toList();
    }

    private TableMetadata metadataOf(String name) {
        return ((HasTableOperations) load(name)).operations().current();
    }
}
