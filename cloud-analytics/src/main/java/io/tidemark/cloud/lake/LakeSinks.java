package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.cloud.outcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.FlinkSink;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;
import org.apache.iceberg.types.Types;

/**
 * Appends streams to tables that exist. Rows become visible with the checkpoint that they are part
 * of, all together and once: a commit that a crash repeats is recognised by the job's and the
 * checkpoint's id in the table.
 *
 * <p>Iceberg's first sink, and not {@code IcebergSink}, which lost the tail of bounded jobs.
 */
public final class LakeSinks {

    private LakeSinks() {}

    /** Attaches a sink to every stream of events, and to the quarantine. */
    public static void attach(
            Map<EventTable, DataStream<ReceivedEvents>> events,
            DataStream<QuarantinedRecord> quarantined,
            CatalogLoader catalog,
            Namespace database)
            throws IOException {
        for (Map.Entry<EventTable, DataStream<ReceivedEvents>> entry : events.entrySet()) {
            append(entry.getValue(), entry.getKey(), catalog, database);
        }
        TableIdentifier quarantine = TableIdentifier.of(database, LakeTables.QUARANTINE);
        try (TableLoader loader = opened(catalog, quarantine)) {
            sink(quarantined, new QuarantineToRow(), quarantine, loader).append();
        }
    }

    /** Attaches the sink of outcomes. */
    public static void attach(
            DataStream<Outcome> outcomes, CatalogLoader catalog, Namespace database)
            throws IOException {
        TableIdentifier name = TableIdentifier.of(database, OutcomeToRow.TABLE);
        try (TableLoader loader = opened(catalog, name)) {
            sink(outcomes, new OutcomeToRow(), name, loader).append();
        }
    }

    /**
     * Events meet their writer before they are rows: what crosses is smaller, and Iceberg would
     * write out the partition's path to find the writer, which takes longer than all else here.
     */
    private static void append(
            DataStream<ReceivedEvents> events,
            EventTable kind,
            CatalogLoader catalog,
            Namespace database)
            throws IOException {
        TableIdentifier name = TableIdentifier.of(database, kind.tableName());
        try (TableLoader loader = opened(catalog, name)) {
            Table table = loader.loadTable();
            List<String> columns =
                    table.schema().columns().stream()
                            .map(Types.NestedField::name)
                            .collect(Collectors.toList());
            DataStream<RowData> rows =
                    events.partitionCustom(GatewayPartitioner.of(table), group -> group.gateway)
                            .flatMap(new EventsToRows(kind, columns))
                            .returns(rowType(table))
                            .name(name.name() + " rows")
                            .uid(name.name() + "-rows");
            FlinkSink.forRowData(rows)
                    .table(table)
                    .tableLoader(loader)
                    .uidPrefix(name.name())
                    .distributionMode(DistributionMode.NONE)
                    .append();
        }
    }

    private static TableLoader opened(CatalogLoader catalog, TableIdentifier name) {
        TableLoader loader = TableLoader.fromCatalog(catalog, name);
        loader.open();
        return loader;
    }

    private static <T> FlinkSink.Builder sink(
            DataStream<T> stream,
            MapFunction<T, RowData> toRow,
            TableIdentifier name,
            TableLoader loader) {
        Table table = loader.loadTable();
        return FlinkSink.builderFor(stream, toRow, rowType(table))
                .table(table)
                .tableLoader(loader)
                .uidPrefix(name.name());
    }

    private static TypeInformation<RowData> rowType(Table table) {
        return FlinkCompatibilityUtil.toTypeInfo(FlinkSchemaUtil.convert(table.schema()));
    }
}
