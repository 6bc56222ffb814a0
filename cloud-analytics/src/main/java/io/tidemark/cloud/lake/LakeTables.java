package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.util.Tasks;

/**
 * Makes the tables what the events ask for, before the job graph is built: creates what is missing
 * and adds columns that a table lacks. Never removes or renames a column. Safe when several jobs
 * start at once.
 */
public final class LakeTables {

    static final String QUARANTINE = "quarantine";

    private static final int GATEWAY_BUCKETS = 16;
    private static final int ATTEMPTS = 5;
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    // Athena reads no higher version.
                    TableProperties.FORMAT_VERSION,
                    "2",
                    TableProperties.PARQUET_COMPRESSION,
                    "zstd",
                    TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                    Long.toString(128L * 1024 * 1024),
                    // One file for each partition and checkpoint, whatever the parallelism.
                    TableProperties.WRITE_DISTRIBUTION_MODE,
                    "hash",
                    // A commit each checkpoint writes a metadata file; without these they all stay.
                    TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
                    "true",
                    TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                    "50");

    private LakeTables() {}

    /** Creates and widens the tables of all events, the quarantine's and that of outcomes. */
    public static void createMissing(CatalogLoader loader, Namespace database) throws IOException {
        Catalog catalog = loader.loadCatalog();
        try {
            createMissing(catalog, database);
        } finally {
            if (catalog instanceof Closeable) {
                ((Closeable) catalog).close();
            }
        }
    }

    static void createMissing(Catalog catalog, Namespace database) {
        for (EventTable table : EventTable.values()) {
            Schema columns = EventColumns.of(table.eventSchema());
            createOrWiden(
                    catalog,
                    TableIdentifier.of(database, table.tableName()),
                    columns,
                    PartitionSpec.builderFor(columns)
                            .day(EventColumns.name(table.timeField()))
                            .bucket("gateway", GATEWAY_BUCKETS)
                            .build());
        }
        createOrWiden(
                catalog,
                TableIdentifier.of(database, QUARANTINE),
                QuarantineToRow.COLUMNS,
                PartitionSpec.builderFor(QuarantineToRow.COLUMNS).day("arrived_at").build());
        createOrWiden(
                catalog,
                TableIdentifier.of(database, OutcomeToRow.TABLE),
                OutcomeToRow.COLUMNS,
                PartitionSpec.builderFor(OutcomeToRow.COLUMNS).day(OutcomeToRow.TIME).build());
    }

    static void createOrWiden(
            Catalog catalog, TableIdentifier name, Schema columns, PartitionSpec partitions) {
        Table table = loadOrCreate(catalog, name, columns, partitions);
        Tasks.foreach(table)
                .retry(ATTEMPTS)
                .onlyRetryOn(CommitFailedException.class)
                .throwFailureWhenFinished()
                .run(
                        current -> {
                            current.refresh();
                            if (lacksAnyOf(current, columns)) {
                                // Optional whatever the event says: rows that are there lack them.
                                current.updateSchema().unionByNameWith(columns).commit();
                            }
                        });
    }

    private static Table loadOrCreate(
            Catalog catalog, TableIdentifier name, Schema columns, PartitionSpec partitions) {
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException absent) {
            try {
                return catalog.createTable(name, columns, partitions, PROPERTIES);
            } catch (AlreadyExistsException createdMeanwhile) {
                return catalog.loadTable(name);
            }
        }
    }

    private static boolean lacksAnyOf(Table table, Schema columns) {
        return columns.columns().stream()
                .anyMatch(column -> table.schema().findField(column.name()) == null);
    }
}
