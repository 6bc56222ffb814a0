package io.tidemark.cloud.lake;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvent;
import io.tidemark.cloud.outcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
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
            Map<EventTable, DataStream<ReceivedEvent>> events,
            DataStream<QuarantinedRecord> quarantined,
            CatalogLoader catalog,
            Namespace database)
            throws IOException {
        for (Map.Entry<EventTable, DataStream<ReceivedEvent>> entry : events.entrySet()) {
            EventTable table = entry.getKey();
            append(
                    entry.getValue(),
                    columns -> new EventToRow(table, columns),
                    catalog,
                    TableIdentifier.of(database, table.tableName()));
        }
        append(
                quarantined,
                columns -> new QuarantineToRow(),
                catalog,
                TableIdentifier.of(database, LakeTables.QUARANTINE));
    }

    /** Attaches the sink of outcomes. */
    public static void attach(
            DataStream<Outcome> outcomes, CatalogLoader catalog, Namespace database)
            throws IOException {
        append(
                outcomes,
                columns -> new OutcomeToRow(),
                catalog,
                TableIdentifier.of(database, OutcomeToRow.TABLE));
    }

    private static <T> void append(
            DataStream<T> stream,
            Function<List<String>, MapFunction<T, RowData>> toRow,
            CatalogLoader catalog,
            TableIdentifier name)
            throws IOException {
        try (TableLoader loader = TableLoader.fromCatalog(catalog, name)) {
            loader.open();
            Table table = loader.loadTable();
            List<String> columns =
                    table.schema().columns().stream()
                            .map(Types.NestedField::name)
                            .collect(Collectors.toList());
            FlinkSink.builderFor(
                            stream,
                            toRow.apply(columns),
                            FlinkCompatibilityUtil.toTypeInfo(
                                    FlinkSchemaUtil.convert(table.schema())))
                    .table(table)
                    .tableLoader(loader)
                    .uidPrefix(name.name())
                    .append();
        }
    }
}
