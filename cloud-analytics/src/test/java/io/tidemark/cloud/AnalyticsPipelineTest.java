package io.tidemark.cloud;

import static io.tidemark.cloud.Uplinks.anomaly;
import static io.tidemark.cloud.Uplinks.entry;
import static io.tidemark.cloud.Uplinks.gatewayHealth;
import static io.tidemark.cloud.Uplinks.message;
import static io.tidemark.cloud.Uplinks.record;
import static io.tidemark.cloud.Uplinks.rejectedReading;
import static io.tidemark.cloud.Uplinks.windowSummary;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.events.EventId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsPipelineTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Namespace DATABASE = Namespace.of("tidemark");
    private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-03-01T12:00:01.250Z");

    @TempDir private Path warehouse;

    private CatalogLoader catalog;
    private StreamExecutionEnvironment environment;

    @BeforeEach
    void createTables() throws IOException {
        catalog =
                CatalogLoader.hadoop(
                        "lake",
                        new Configuration(),
                        Map.of("warehouse", warehouse.toUri().toString()));
        LakeTables.createMissing(catalog, DATABASE);
        environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
    }

    @Test
    void writesEveryEventOnceToItsTable() throws Exception {
        byte[] first =
                message(
                        "g1",
                        entry(1, windowSummary("g1", 0)),
                        entry(2, anomaly("g1", 7)),
                        entry(3, rejectedReading("g1", 1)),
                        entry(4, gatewayHealth("g1")));
        define(
                record("1", "g1", first),
                record("2", "g1", message("g1", entry(5, windowSummary("g1", 1)))),
                record("3", "g1", first),
                record("4", "g2", message("g2", entry(1, windowSummary("g2", 0)))));

        environment.execute();

        assertThat(rows("window_summaries"))
                .containsExactlyInAnyOrder(
                        windowSummaryRow(
                                EventId.of(windowSummary("g1", 0)),
                                1,
                                "g1",
                                "2026-03-01T12:00:00Z",
                                "2026-03-01T12:00:05Z"),
                        windowSummaryRow(
                                EventId.of(windowSummary("g1", 1)),
                                5,
                                "g1",
                                "2026-03-01T12:00:05Z",
                                "2026-03-01T12:00:10Z"),
                        windowSummaryRow(
                                EventId.of(windowSummary("g2", 0)),
                                1,
                                "g2",
                                "2026-03-01T12:00:00Z",
                                "2026-03-01T12:00:05Z"));
        assertThat(rows("anomalies")).containsExactly(anomalyRow());
        assertThat(rows("rejected_readings")).containsExactly(rejectedReadingRow());
        assertThat(rows("gateway_health")).containsExactly(gatewayHealthRow());
        assertThat(rows("quarantine")).isEmpty();
    }

    @Test
    void keepsWhatItCannotDecodeAndGoesOn() throws Exception {
        define(
                record("1", "not json"),
                record("2", "g1", message("g1", entry(1, anomaly("g1", 7)))));

        environment.execute();

        assertThat(rows("quarantine"))
                .containsExactly(
                        row(
                                "shard",
                                "shardId-000000000000",
                                "sequence_number",
                                "1",
                                "gateway",
                                null,
                                "reason",
                                "MALFORMED_ENVELOPE",
                                "detail",
                                "Unrecognized token 'not': was expecting (JSON String,"
                                        + " Number, Array, Object or token 'null', 'true'"
                                        + " or 'false')",
                                "payload",
                                ByteBuffer.wrap("not json".getBytes(StandardCharsets.UTF_8)),
                                "arrived_at",
                                OffsetDateTime.parse("2026-03-01T12:00:01.500Z")));
        assertThat(rows("anomalies")).hasSize(1);
    }

    @Test
    void givesEveryOperatorANameForItsState() throws Exception {
        define(record("1", "not json"));

        Set<String> ids = new HashSet<>();
        assertThat(environment.getStreamGraph(false).getStreamNodes())
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        node ->
                                assertThat(node.getTransformationUID())
                                        .as(node.getOperatorName())
                                        .isNotBlank())
                .extracting(StreamNode::getTransformationUID)
                .allSatisfy(id -> assertThat(ids.add(id)).as(id).isTrue());
    }

    private void define(KinesisRecord... records) throws IOException {
        DataStream<KinesisRecord> source =
                environment.fromData(KinesisRecord.class, records).name("Kinesis").uid("kinesis");
        AnalyticsPipeline.Outputs outputs = AnalyticsPipeline.define(source, Duration.ofDays(1));
        LakeSinks.attach(outputs.events(), outputs.quarantined(), catalog, DATABASE);
    }

    private List<Map<String, Object>> rows(String name) throws IOException {
        Table table = catalog.loadCatalog().loadTable(TableIdentifier.of(DATABASE, name));
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            for (Record record : records) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (Types.NestedField column : table.schema().columns()) {
                    row.put(column.name(), record.getField(column.name()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            row.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return row;
    }

    private static Map<String, Object> windowSummaryRow(
            String id, long sequence, String gateway, String start, String end) {
        return row(
                "event_id",
                id,
                "sequence",
                sequence,
                "gateway",
                gateway,
                "site",
                "plant-7",
                "machine",
                "press-2",
                "sensor",
                "bearing",
                "type",
                "acceleration",
                "unit",
                null,
                "window_start",
                OffsetDateTime.parse(start),
                "window_end",
                OffsetDateTime.parse(end),
                "revision",
                2,
                "count",
                50L,
                "mean",
                1.5,
                "min",
                -0.25,
                "max",
                4.0,
                "standard_deviation",
                0.75,
                "last",
                1.25,
                "arrived_at",
                RECEIVED);
    }

    private static Map<String, Object> anomalyRow() {
        return row(
                "event_id",
                EventId.of(anomaly("g1", 7)),
                "sequence",
                2L,
                "gateway",
                "g1",
                "site",
                "plant-7",
                "machine",
                "press-2",
                "sensor",
                "motor",
                "type",
                "temperature",
                "unit",
                "Cel",
                "event_time",
                OffsetDateTime.parse("2026-03-01T12:00:07Z"),
                "device_sequence",
                7L,
                "value",
                42.5,
                "score",
                3.25,
                "threshold",
                1.75,
                "detector",
                "random-cut-forest",
                "detector_version",
                "1",
                "arrived_at",
                RECEIVED);
    }

    private static Map<String, Object> rejectedReadingRow() {
        return row(
                "event_id",
                EventId.of(rejectedReading("g1", 1)),
                "sequence",
                3L,
                "gateway",
                "g1",
                "topic",
                "tidemark/plant-7/press-2/motor",
                "reason",
                "NOT_A_NUMBER",
                "detail",
                "value is NaN, expected a finite number",
                "payload",
                ByteBuffer.wrap(new byte[] {0, (byte) 0xff, 7}),
                "payload_bytes",
                3,
                "digest",
                "d7".repeat(32),
                "occurrence",
                1L,
                "event_time",
                null,
                "received_at",
                OffsetDateTime.parse("2026-03-01T12:00:00Z"),
                "arrived_at",
                RECEIVED);
    }

    private static Map<String, Object> gatewayHealthRow() {
        return row(
                "event_id", EventId.of(gatewayHealth("g1")),
                "sequence", 4L,
                "gateway", "g1",
                "measured_at", OffsetDateTime.parse("2026-03-01T12:00:00Z"),
                "started_at", OffsetDateTime.parse("2026-03-01T11:59:00Z"),
                "version", "0.1.0",
                "readings_parsed", 1_000L,
                "readings_rejected", 2L,
                "readings_late", 3L,
                "results_emitted", 40L,
                "results_uplinked", 30L,
                "outbox_rows", 10L,
                "outbox_bytes", 2_500L,
                "last_checkpoint_at", OffsetDateTime.parse("2026-03-01T11:59:59Z"),
                "arrived_at", RECEIVED);
    }
}
