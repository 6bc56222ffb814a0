package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
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
 * Makes the tables what the events ask for, before the job graph is built: creates what is missing,
 * adds columns that a table lacks, and gives a table that has no sort order one. Never removes or
 * renames a column, nor changes an order that somebody chose. Safe when several jobs start at once.
 */
public final class LakeTables {

    static final String QUARANTINE = "quarantine";

    private static final int GATEWAY_BUCKETS = 16;
    private static final int ATTEMPTS = 5;
    private static final Map<String, String> PROPERTIES = properties();

    private LakeTables() {}

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(TableDefaults.PROPERTIES);
        // One file for each partition and checkpoint, whatever the parallelism.
        properties.put(TableProperties.WRITE_DISTRIBUTION_MODE, "hash");
        // Ids and means hardly repeat: to find that out for a whole page is half of the writer's
        // work. Names and what sensors round repeat, and fit.
        properties.put(TableProperties.PARQUET_DICT_SIZE_BYTES, "16384");
        return properties;
    }

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
                            sort(current, SortColumns.of(columns, partitions));
                        });
    }

    /** Compaction sorts by it, here and in AWS; rows that are there stay as they are until then. */
    private static void sort(Table table, List<String> by) {
        if (table.sortOrder().isUnsorted() && !by.isEmpty()) {
            ReplaceSortOrder order = table.replaceSortOrder();
            by.forEach(order::asc);
            order.commit();
        }
    }

    private static Table loadOrCreate(
            Catalog catalog, TableIdentifier name, Schema columns, PartitionSpec partitions) {
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException absent) {
            try {
                return create(catalog, name, columns, partitions);
            } catch (AlreadyExistsException createdMeanwhile) {
                return catalog.loadTable(name);
            }
        }
    }

    private static Table create(
            Catalog catalog, TableIdentifier name, Schema columns, PartitionSpec partitions) {
        SortOrder.Builder order = SortOrder.builderFor(columns);
        SortColumns.of(columns, partitions).forEach(order::asc);
        return catalog.buildTable(name, columns)
                .withPartitionSpec(partitions)
                .withSortOrder(order.build())
                .withProperties(PROPERTIES)
                .create();
    }

    private static boolean lacksAnyOf(Table table, Schema columns) {
        return columns.columns().stream()
                .anyMatch(column -> table.schema().findField(column.name()) == null);
    }
}
