package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
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
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order in which compaction lays the rows of a table. */
class TableOrderTest {

    private static final Namespace DATABASE = Namespace.of("tidemark");
    private static final TableIdentifier EVENTS = TableIdentifier.of(DATABASE, "events");
    private static final Schema EARLIER =
            new Schema(
                    NestedField.required(1, "gateway", Types.StringType.get()),
                    NestedField.required(2, "value", Types.LongType.get()));

    private final InMemoryCatalog catalog = new InMemoryCatalog();

    @BeforeEach
    void createDatabase() {
        catalog.initialize("lake", Map.of());
        catalog.createNamespace(DATABASE);
    }

    @Test
    void sortsByWhereItWasThenWhenElseByGateway() {
        LakeTables.createMissing(catalog, DATABASE);

        assertThat(order("anomalies")).containsExactly("site", "machine", "sensor", "event_time");
        assertThat(order("failure_predictions")).containsExactly("site", "machine", "event_time");
        assertThat(order("window_summaries"))
                .containsExactly("site", "machine", "sensor", "window_start");
        assertThat(order("rejected_readings")).containsExactly("gateway", "received_at");
        assertThat(order("gateway_health")).containsExactly("gateway", "measured_at");
        assertThat(order("ledger")).containsExactly("gateway", "entered_at");
        assertThat(order("quarantine")).containsExactly("gateway", "arrived_at");
    }

    @Test
    void givesATableOfAnEarlierReleaseItsOrderOnce() {
        catalog.createTable(EVENTS, EARLIER);

        start();
        String ordered = metadataFile();
        start();

        assertThat(order("events")).containsExactly("gateway");
        assertThat(metadataFile()).isEqualTo(ordered);
    }

    @Test
    void leavesAnOrderThatSomebodyChose() {
        start();
        catalog.loadTable(EVENTS).replaceSortOrder().desc("value").commit();

        start();

        assertThat(order("events")).containsExactly("value");
    }

    @Test
    void letsSeveralJobsUpgradeATableAtOnce() throws Exception {
        catalog.createTable(EVENTS, EARLIER);
        ExecutorService starters = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> start =
                    () -> {
                        start();
                        return null;
                    };
            for (Future<Void> started : starters.invokeAll(Collections.nCopies(4, start))) {
                started.get();
            }
        } finally {
            starters.shutdownNow();
        }

        assertThat(order("events")).containsExactly("gateway");
    }

    private void start() {
        LakeTables.createOrWiden(catalog, EVENTS, EARLIER, PartitionSpec.unpartitioned());
    }

    private List<String> order(String name) {
        Table table = catalog.loadTable(TableIdentifier.of(DATABASE, name));
        return table.sortOrder().fields().stream()
                .map(field -> table.schema().findColumnName(field.sourceId()))
                .toList();
    }

    private String metadataFile() {
        return ((HasTableOperations) catalog.loadTable(EVENTS))
                .operations()
                .current()
                .metadataFileLocation();
    }
}
