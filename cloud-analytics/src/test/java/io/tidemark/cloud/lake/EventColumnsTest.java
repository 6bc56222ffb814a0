package io.tidemark.cloud.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cloud.ingest.EventTable;
import io.tidemark.events.Anomaly;
import io.tidemark.events.FailurePrediction;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.LedgerEntry;
import io.tidemark.events.ModelEvaluation;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.WindowSummary;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventColumnsTest {

    private static final Type TEXT = Types.StringType.get();
    private static final Type WHOLE = Types.LongType.get();
    private static final Type REAL = Types.DoubleType.get();
    private static final Type TIME = Types.TimestampType.withZone();

    @Test
    void givesAnomaliesTheirColumns() {
        assertColumns(
                Anomaly.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "site", TEXT),
                required(5, "machine", TEXT),
                required(6, "sensor", TEXT),
                required(7, "type", TEXT),
                optional(8, "unit", TEXT),
                required(9, "event_time", TIME),
                optional(10, "device_sequence", WHOLE),
                required(11, "value", REAL),
                required(12, "score", REAL),
                required(13, "threshold", REAL),
                required(14, "detector", TEXT),
                required(15, "detector_version", TEXT),
                optional(16, "incident", TEXT),
                required(17, "phase", TEXT),
                optional(18, "opened_at", TIME),
                required(19, "severity", TEXT),
                required(20, "reason", TEXT),
                optional(21, "expected_lower", REAL),
                optional(22, "expected_upper", REAL),
                optional(23, "abnormal_readings", WHOLE),
                optional(24, "peak_score", REAL),
                optional(25, "peak_value", REAL),
                optional(26, "explanation", TEXT),
                required(27, "arrived_at", TIME));
    }

    @Test
    void givesFailurePredictionsTheirColumns() {
        assertColumns(
                FailurePrediction.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "site", TEXT),
                required(5, "machine", TEXT),
                required(6, "event_time", TIME),
                required(7, "remaining_life", REAL),
                required(8, "remaining_life_lower", REAL),
                required(9, "remaining_life_upper", REAL),
                required(10, "coverage", REAL),
                required(11, "failure_probability", REAL),
                required(12, "horizon_millis", WHOLE),
                required(13, "model", TEXT),
                required(14, "model_version", TEXT),
                required(15, "feature_version", Types.IntegerType.get()),
                required(16, "arrived_at", TIME));
    }

    @Test
    void givesModelEvaluationsTheirColumns() {
        assertColumns(
                ModelEvaluation.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "model", TEXT),
                required(5, "model_version", TEXT),
                required(6, "feature_version", Types.IntegerType.get()),
                required(7, "phase", TEXT),
                required(8, "evaluated_at", TIME),
                required(9, "started_at", TIME),
                optional(10, "compared_with", TEXT),
                required(11, "predictions", WHOLE),
                optional(12, "agreement", REAL),
                optional(13, "mean_difference", REAL),
                optional(14, "mean_micros", REAL),
                optional(15, "worst_micros", REAL),
                required(16, "errors", WHOLE),
                optional(17, "drift", REAL),
                optional(18, "detail", TEXT),
                required(19, "arrived_at", TIME));
    }

    @Test
    void givesWindowSummariesTheirColumns() {
        assertColumns(
                WindowSummary.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "site", TEXT),
                required(5, "machine", TEXT),
                required(6, "sensor", TEXT),
                required(7, "type", TEXT),
                optional(8, "unit", TEXT),
                required(9, "window_start", TIME),
                required(10, "window_end", TIME),
                required(11, "revision", Types.IntegerType.get()),
                required(12, "count", WHOLE),
                required(13, "mean", REAL),
                required(14, "min", REAL),
                required(15, "max", REAL),
                required(16, "standard_deviation", REAL),
                optional(17, "last", REAL),
                required(18, "arrived_at", TIME));
    }

    @Test
    void givesRejectedReadingsTheirColumns() {
        assertColumns(
                RejectedReading.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "topic", TEXT),
                required(5, "reason", TEXT),
                required(6, "detail", TEXT),
                required(7, "payload", Types.BinaryType.get()),
                required(8, "payload_bytes", Types.IntegerType.get()),
                required(9, "digest", TEXT),
                required(10, "occurrence", WHOLE),
                optional(11, "event_time", TIME),
                required(12, "received_at", TIME),
                required(13, "arrived_at", TIME));
    }

    @Test
    void givesGatewayHealthItsColumns() {
        assertColumns(
                GatewayHealth.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "measured_at", TIME),
                required(5, "started_at", TIME),
                required(6, "version", TEXT),
                required(7, "readings_parsed", WHOLE),
                required(8, "readings_rejected", WHOLE),
                required(9, "readings_late", WHOLE),
                required(10, "results_emitted", WHOLE),
                required(11, "results_uplinked", WHOLE),
                required(12, "outbox_rows", WHOLE),
                required(13, "outbox_bytes", WHOLE),
                optional(14, "last_checkpoint_at", TIME),
                required(15, "readings_repeated", WHOLE),
                required(16, "messages_dropped", WHOLE),
                required(17, "results_folded", WHOLE),
                required(18, "results_dropped", WHOLE),
                required(19, "results_set_aside", WHOLE),
                optional(20, "oldest_waiting_at", TIME),
                optional(21, "seconds_to_drain", WHOLE),
                required(22, "uplink_bytes_today", WHOLE),
                required(23, "arrived_at", TIME));
    }

    @Test
    void givesTheLedgerItsColumns() {
        assertColumns(
                LedgerEntry.getClassSchema(),
                required(1, "event_id", TEXT),
                required(2, "sequence", WHOLE),
                required(3, "gateway", TEXT),
                required(4, "entered_at", TIME),
                required(5, "action", TEXT),
                required(6, "kind", TEXT),
                required(7, "reason", TEXT),
                required(8, "first_sequence", WHOLE),
                required(9, "last_sequence", WHOLE),
                optional(10, "earliest_at", TIME),
                optional(11, "latest_at", TIME),
                required(12, "arrived_at", TIME));
    }

    /** Glue refuses a table with a longer comment. */
    @ParameterizedTest
    @EnumSource(EventTable.class)
    void explainsEveryColumnInAtMost255Characters(EventTable table) {
        assertThat(EventColumns.of(table.eventSchema()).columns())
                .allSatisfy(column -> assertThat(column.doc()).isNotEmpty().hasSizeLessThan(256));
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, gateway",
        "windowStart, window_start",
        "standardDeviation, standard_deviation",
        "p99Latency, p99_latency",
        "lastCheckpointAt, last_checkpoint_at"
    })
    void namesColumnsInSnakeCase(String field, String column) {
        assertThat(EventColumns.name(field)).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"array\", \"items\": \"string\"}",
                "{\"type\": \"map\", \"values\": \"string\"}",
                "{\"type\": \"int\", \"logicalType\": \"date\"}",
                "[\"string\", \"long\"]"
            })
    void refusesATypeThatItHasNoColumnFor(String type) {
        Schema schema =
                new Schema.Parser()
                        .parse(
                                "{\"type\": \"record\", \"name\": \"Event\", \"fields\":"
                                        + " [{\"name\": \"field\", \"type\": "
                                        + type
                                        + "}]}");

        assertThatThrownBy(() -> EventColumns.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column type is defined");
    }

    private static void assertColumns(Schema event, NestedField... expected) {
        List<NestedField> columns =
                EventColumns.of(event).columns().stream()
                        .map(column -> NestedField.from(column).withDoc(null).build())
                        .toList();
        assertThat(columns).containsExactly(expected);
    }
}
