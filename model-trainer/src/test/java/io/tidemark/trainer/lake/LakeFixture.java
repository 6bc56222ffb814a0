package io.tidemark.trainer.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import io.tidemark.cloud.lake.LakeConfig;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.trainer.data.MachineId;
import io.tidemark.trainer.data.Outcome;
import io.tidemark.trainer.data.WindowMean;
import io.tidemark.trainer.options.LakeLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** A lake in a folder, with the cloud job's own table of windows. */
public final class LakeFixture {

    private static final Namespace DATABASE = Namespace.of("tidemark");
    private static final Schema OUTCOMES =
            new Schema(
                    required(1, "outcome_id", StringType.get()),
                    required(2, "site", StringType.get()),
                    required(3, "machine", StringType.get()),
                    required(4, "kind", StringType.get()),
                    required(5, "occurred_at", TimestampType.withZone()),
                    optional(6, "machine_type", StringType.get()),
                    optional(7, "failure_mode", StringType.get()),
                    optional(8, "note", StringType.get()),
                    optional(9, "reported_by", StringType.get()),
                    required(10, "source", StringType.get()),
                    required(11, "source_name", StringType.get()),
                    required(12, "arrived_at", TimestampType.withZone()));

    private final Path folder;
    private final HadoopCatalog catalog;

    private LakeFixture(Path folder) {
        this.folder = folder;
        this.catalog = new HadoopCatalog(new Configuration(), folder.toUri().toString());
    }

    /** Creates the tables that the cloud job writes. */
    public static LakeFixture in(Path folder) {
        LakeFixture lake = new LakeFixture(folder);
        CatalogLoader loader =
                CatalogLoader.hadoop(
                        "lake",
                        new Configuration(),
                        Map.of("warehouse", folder.toUri().toString()));
        try {
            LakeTables.createMissing(loader, DATABASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TableIdentifier outcomes = TableIdentifier.of(DATABASE, "maintenance_outcomes");
        if (!lake.catalog.tableExists(outcomes)) {
            lake.catalog.createTable(
                    outcomes,
                    OUTCOMES,
                    PartitionSpec.builderFor(OUTCOMES).day("occurred_at").build());
        }
        return lake;
    }

    public String warehouse() {
        return folder.toUri().toString();
    }

    public LakeLocation location() {
        return new LakeLocation(
                new LakeConfig("tidemark", warehouse().replaceAll("/+$", ""), null, null, null));
    }

    Table table(String name) {
        return catalog.loadTable(TableIdentifier.of(DATABASE, name));
    }

    public boolean has(String name) {
        return catalog.tableExists(TableIdentifier.of(DATABASE, name));
    }

    public void drop(String name) {
        catalog.dropTable(TableIdentifier.of(DATABASE, name));
    }

    /** Commits windows; returns the snapshot that has them. */
    public long addWindows(List<WindowMean> windows) {
        return addWindows("g1", 0, windows);
    }

    public long addWindows(String gateway, int revision, List<WindowMean> windows) {
        Table table = table("window_summaries");
        List<Record> rows = new ArrayList<>();
        long sequence = 0;
        for (WindowMean window : windows) {
            sequence++;
            Map<String, Object> columns = new HashMap<>();
            columns.put("event_id", gateway + "-" + revision + "-" + window);
            columns.put("sequence", sequence);
            columns.put("gateway", gateway);
            columns.put("site", window.machine().site());
            columns.put("machine", window.machine().machine());
            columns.put("sensor", window.sensor());
            columns.put("type", window.sensor());
            columns.put("window_start", Moments.of(window.startMillis()));
            columns.put("window_end", Moments.of(window.endMillis()));
            columns.put("revision", revision);
            columns.put("count", 1L);
            columns.put("mean", window.mean());
            columns.put("min", window.mean());
            columns.put("max", window.mean());
            columns.put("standard_deviation", 0.0);
            columns.put("arrived_at", Moments.of(window.arrivedAtMillis()));
            rows.add(GenericRecord.create(table.schema()).copy(columns));
        }
        return append(table, rows);
    }

    /** Commits outcomes; returns the snapshot that has them. */
    public long addOutcomes(List<Outcome> outcomes) {
        Table table = table("maintenance_outcomes");
        List<Record> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Map<String, Object> columns = new HashMap<>();
            columns.put("outcome_id", outcome.id());
            columns.put("site", outcome.machine().site());
            columns.put("machine", outcome.machine().machine());
            columns.put("kind", outcome.kind());
            columns.put("occurred_at", Moments.of(outcome.occurredAtMillis()));
            columns.put("machine_type", outcome.machineType());
            columns.put("source", "STREAM");
            columns.put("source_name", "shard-0/" + outcome.id());
            columns.put("arrived_at", Moments.of(outcome.arrivedAtMillis()));
            rows.add(GenericRecord.create(table.schema()).copy(columns));
        }
        return append(table, rows);
    }

    private static long append(Table table, List<Record> rows) {
        AppendFiles append = table.newAppend();
        for (org.apache.iceberg.DataFile file : new RowWriter(table).write(rows::forEach)) {
            append.appendFile(file);
        }
        append.commit();
        table.refresh();
        return table.currentSnapshot().snapshotId();
    }

    /** Rows of a table in the order of its files, each as a map from column to value. */
    public List<Map<String, Object>> rows(String name) {
        return rows(name, Expressions.alwaysTrue());
    }

    public List<Map<String, Object>> rows(String name, Expression where) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CloseableIterable<Record> records =
                IcebergGenerics.read(table(name)).where(where).build()) {
            for (Record record : records) {
                Map<String, Object> row = new HashMap<>();
                record.struct()
                        .fields()
                        .forEach(field -> row.put(field.name(), record.getField(field.name())));
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    public static MachineId machine(int number) {
        return new MachineId("plant-a", "press-" + number);
    }
}
