package io.tidemark.cloud.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.LakeOnDisk;
import io.tidemark.cloud.SampleEvents;
import io.tidemark.cloud.Uplinks;
import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.ingest.ReceivedEvents;
import io.tidemark.events.Anomaly;
import io.tidemark.events.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table {@code anomalies} of the release before incidents, with a row in it, goes on. */
class EarlierTableTest extends LakeOnDisk {

    private static final TableIdentifier ANOMALIES = TableIdentifier.of(DATABASE, "anomalies");

    @BeforeEach
    void makeTheTableOfTheReleaseBefore() throws Exception {
        org.apache.iceberg.Schema columns = EventColumns.of(earlierAnomaly());
        assertThat(columns.columns()).hasSize(16);
        catalog.loadCatalog()
                .createTable(
                        ANOMALIES,
                        columns,
                        PartitionSpec.builderFor(columns)
                                .day("event_time")
                                .bucket("gateway", 16)
                                .build());
        catalog.loadCatalog()
                .createTable(
                        TableIdentifier.of(DATABASE, LakeTables.QUARANTINE),
                        QuarantineToRow.COLUMNS);
    }

    @Test
    void takesIncidentsBesideTheRowsThatItHad() throws Exception {
        write(SampleEvents.anomaly("g1", 7));

        LakeTables.createMissing(catalog, DATABASE);
        write(SampleEvents.incident("g1", 70));

        Map<Object, Record> rows = rows();
        assertThat(rows).hasSize(2);
        Record before = rows.get(null);
        assertThat(before.getField("value")).isEqualTo(42.5);
        assertThat(before.getField("phase")).isNull();
        assertThat(before.getField("severity")).isNull();
        Record incident = rows.get("incident-1");
        assertThat(incident.getField("value")).isEqualTo(42.5);
        assertThat(incident.getField("arrived_at").toString()).startsWith("2026-03-01T12:00:01");
        assertThat(incident.getField("phase")).isEqualTo("CLOSED");
        assertThat(incident.getField("opened_at").toString()).startsWith("2026-03-01T12:00:10");
        assertThat(incident.getField("expected_lower")).isNull();
        assertThat(incident.getField("expected_upper")).isEqualTo(40.0);
        assertThat(incident.getField("abnormal_readings")).isEqualTo(12L);
    }

    private void write(Anomaly anomaly) throws Exception {
        StreamExecutionEnvironment environment = environment(1);
        ReceivedEvents received =
                Uplinks.received("id", EventTable.ANOMALIES, 1, EventCodec.encode(anomaly));
        LakeSinks.attach(
                Map.of(EventTable.ANOMALIES, environment.fromData(received)),
                environment.fromData(new QuarantinedRecord()).filter(record -> false),
                catalog,
                DATABASE);
        environment.execute();
    }

    /** By incident. */
    private Map<Object, Record> rows() throws IOException {
        Map<Object, Record> rows = new HashMap<>();
        try (CloseableIterable<Record> records =
                IcebergGenerics.read(catalog.loadCatalog().loadTable(ANOMALIES)).build()) {
            records.forEach(row -> rows.put(row.getField("incident"), row));
        }
        return rows;
    }

    private static Schema earlierAnomaly() throws IOException {
        try (InputStream schema =
                Anomaly.class.getResourceAsStream("/io/tidemark/events/earlier/Anomaly-1.avsc")) {
            return new Schema.Parser().parse(schema);
        }
    }
}
