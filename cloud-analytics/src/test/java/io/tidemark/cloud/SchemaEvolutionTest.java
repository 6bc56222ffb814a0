package io.tidemark.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.events.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A field that events have gained, from the bytes of gateways before and after to the table: the
 * table of the release before gets its column, keeps its rows, and takes what both kinds of
 * gateways send.
 */
class SchemaEvolutionTest extends LakeOnDisk {

    @BeforeEach
    void createTables() throws IOException {
        LakeTables.createMissing(catalog, DATABASE);
    }

    /**
     * A column of each table, what a gateway says in it, and what one from before its field does.
     */
    @ParameterizedTest
    @CsvSource({
        "ANOMALIES, Anomaly-1, phase, CLOSED, OPENED, 11",
        "GATEWAY_HEALTH, GatewayHealth-1, messages_dropped, 0, 0, 8",
        "WINDOW_SUMMARIES, WindowSummary-1, last, 1.25, null, 2"
    })
    void aFieldAppearsAsAColumnWithoutLosingARow(
            EventTable table, String earlier, String column, String now, String before, int added)
            throws Exception {
        Schema earlierSchema = earlier(earlier);
        makeTheTableOfTheReleaseBefore(table, earlierSchema);
        List<String> columnsBefore = columns(table);
        run(table, earlierSchema, "g1");
        assertThat(columns(table)).isEqualTo(columnsBefore).doesNotContain(column);

        LakeTables.createMissing(catalog, DATABASE);
        run(table, earlierSchema, "g2", "g3");

        assertThat(columns(table)).hasSize(columnsBefore.size() + added).contains(column);
        int gateway = columns(table).indexOf("gateway");
        int position = columns(table).indexOf(column);
        assertThat(rows(table.tableName()))
                .extracting(row -> row.get(gateway) + ": " + row.get(position))
                .containsExactlyInAnyOrder("g1: null", "g2: " + before, "g3: " + now);
        assertThat(rows("quarantine")).isEmpty();
    }

    /** Gateways g1 and g2 are of the release before, g3 is of this one. */
    private void run(EventTable table, Schema earlier, String... gateways) throws Exception {
        StreamExecutionEnvironment environment = environment(1);
        KinesisRecord[] records = new KinesisRecord[gateways.length];
        for (int index = 0; index < gateways.length; index++) {
            String gateway = gateways[index];
            SpecificRecord event = event(table, gateway);
            byte[] bytes =
                    gateway.equals("g3") ? EventCodec.encode(event) : encoded(event, earlier);
            records[index] =
                    Uplinks.record("1", gateway, Uplinks.message(gateway, Uplinks.entry(1, bytes)));
        }
        AnalyticsPipeline.Outputs outputs =
                AnalyticsPipeline.define(
                        environment.fromData(KinesisRecord.class, records).uid("kinesis"),
                        Duration.ofDays(1));
        LakeSinks.attach(outputs.events(), outputs.quarantined(), catalog, DATABASE);
        environment.execute();
    }

    private static SpecificRecord event(EventTable table, String gateway) {
        switch (table) {
            case ANOMALIES:
                return SampleEvents.incident(gateway, 7);
            case GATEWAY_HEALTH:
                return SampleEvents.gatewayHealth(gateway);
            case WINDOW_SUMMARIES:
                return SampleEvents.windowSummary(gateway, 0);
            default:
                throw new IllegalArgumentException("no earlier release of " + table);
        }
    }

    /** As a gateway of the release before encodes it, which knows no field that came later. */
    private static byte[] encoded(SpecificRecord event, Schema earlier) throws IOException {
        GenericData.Record record = new GenericData.Record(earlier);
        for (Schema.Field field : earlier.getFields()) {
            record.put(field.pos(), event.get(event.getSchema().getField(field.name()).pos()));
        }
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        ByteBuffer encoded =
                new BinaryMessageEncoder<GenericData.Record>(data, earlier).encode(record);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private void makeTheTableOfTheReleaseBefore(EventTable event, Schema earlier) {
        UpdateSchema columns = load(event).updateSchema();
        for (Schema.Field field : event.eventSchema().getFields()) {
            if (earlier.getField(field.name()) == null) {
                columns.deleteColumn(
                        field.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
            }
        }
        columns.commit();
    }

    private List<String> columns(EventTable event) {
        return load(event).schema().columns().stream().map(Types.NestedField::name).toList();
    }

    private Table load(EventTable event) {
        return catalog.loadCatalog().loadTable(TableIdentifier.of(DATABASE, event.tableName()));
    }

    private static Schema earlier(String name) throws IOException {
        try (InputStream schema =
                EventCodec.class.getResourceAsStream(
                        "/io/tidemark/events/earlier/" + name + ".avsc")) {
            return new Schema.Parser().parse(schema);
        }
    }
}
