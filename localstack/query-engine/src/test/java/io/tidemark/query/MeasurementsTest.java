package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables are asked in AWS so that it becomes metrics. */
class MeasurementsTest {

    private static final List<String> MEASUREMENTS = List.of("gateways", "commits", "numbers");
    private static final String REPORT =
            "gateway, sequence, arrived_at, measured_at, oldest_waiting_at, outbox_rows,"
                    + " readings_parsed, readings_rejected, results_emitted";

    @TempDir static Path folder;
    private static final Map<String, Double> OF_EMPTY_TABLES = new HashMap<>();
    private static final Map<String, Double> MEASURED = new HashMap<>();
    private static final Map<String, List<String>> COLUMNS = new HashMap<>();

    @BeforeAll
    static void measure() throws IOException, SQLException {
        try (FolderLake lake = FolderLake.make(folder)) {
            for (String measurement : MEASUREMENTS) {
                COLUMNS.put(measurement, lake.answer(sql(measurement)).columns());
                measure(lake, measurement, OF_EMPTY_TABLES);
            }
            lake.insert(
                    "gateway_health",
                    REPORT,
                    waiting("waits", 1, "'5' MINUTE", "'95' MINUTE"),
                    waiting("waited", 1, "'20' MINUTE", "'2' DAY"),
                    quiet("waited", 2, "'5' MINUTE"),
                    quiet("talks", 1, "'1' MINUTE"),
                    quiet("fell-silent", 1, "'31' MINUTE"),
                    quiet("was-taken-away", 1, "'8' DAY"),
                    counted(1, "'2' DAY", 0, 0),
                    counted(2, "'20' HOUR", 1_000, 500),
                    counted(3, "'1' MINUTE", 1_900, 600),
                    missing("misses", 10, 3),
                    missing("has-them-still", 10, 9));
            lake.insert(
                    "quarantine",
                    "shard, arrived_at",
                    "'shard-0', current_timestamp - INTERVAL '10' MINUTE",
                    "'shard-0', current_timestamp - INTERVAL '70' MINUTE");
            for (String measurement : MEASUREMENTS) {
                measure(lake, measurement, MEASURED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateways", "commits", "numbers"})
    void answersWithTheMetricsThatItExplains(String measurement) throws IOException {
        List<String> columns = COLUMNS.get(measurement);

        assertThat(columns)
                .isEqualTo(new NamedQuery(measurement, sql(measurement)).explainedColumns());
    }

    @Test
    void tellsZeroOfEmptyTables() {
        Map<String, Double> ofRows = new HashMap<>(OF_EMPTY_TABLES);
        // The age of the commit that made the table; how long ago that was is the machine's affair.
        assertThat(ofRows.remove("checkpoint_age_minutes")).isGreaterThanOrEqualTo(0);

        assertThat(ofRows).hasSize(6).allSatisfy((column, value) -> assertThat(value).isZero());
    }

    @Test
    void tellsTheOldestResultThatWaitsByTheNewestReports() {
        assertThat(MEASURED).containsEntry("backlog_age_minutes", 90.0);
    }

    @Test
    void countsGatewaysThatFellSilentAndForgetsThemAfterAWeek() {
        assertThat(MEASURED).containsEntry("silent_gateways", 1.0);
    }

    @Test
    void tellsWhatShareOfADaysReadingsWasRefused() {
        assertThat(MEASURED).containsEntry("rejected_share", 10.0);
    }

    @Test
    void countsWhatWentToQuarantineWithinTheHour() {
        assertThat(MEASURED).containsEntry("quarantined_records", 1.0);
    }

    @Test
    void countsNumbersThatAreMissingAndDoNotWait() {
        assertThat(MEASURED)
                .containsEntry("missing_sequence_numbers", 6.0)
                .containsEntry("gateways_that_miss", 1.0);
    }

    @Test
    void measuresTheTimeSinceTheLastAppend() {
        assertThat(MEASURED.get("checkpoint_age_minutes")).isGreaterThanOrEqualTo(0);
    }

    private static String waiting(String gateway, int sequence, String ago, String since) {
        return row(gateway, sequence, ago, "current_timestamp - INTERVAL " + since, "1, 0, 0, 0");
    }

    private static String quiet(String gateway, int sequence, String ago) {
        return row(gateway, sequence, ago, "null", "0, 0, 0, 0");
    }

    private static String counted(int sequence, String ago, int parsed, int rejected) {
        return row("counts", sequence, ago, "null", "0, " + parsed + ", " + rejected + ", 0");
    }

    /** Nothing but this report has arrived, which says that all before it have a number. */
    private static String missing(String gateway, int sequence, int waiting) {
        return row(gateway, sequence, "'1' MINUTE", "null", waiting + ", 0, 0, " + (sequence - 1));
    }

    private static String row(
            String gateway, int sequence, String ago, String oldest, String counters) {
        String at = "current_timestamp - INTERVAL " + ago;
        return "'%s', %d, %s, %s, %s, %s".formatted(gateway, sequence, at, at, oldest, counters);
    }

    private static void measure(FolderLake lake, String measurement, Map<String, Double> values)
            throws IOException, SQLException {
        List<Map<String, Double>> rows =
                lake.ask(
                        sql(measurement),
                        row -> {
                            Map<String, Double> read = new HashMap<>();
                            for (String column : COLUMNS.get(measurement)) {
                                read.put(column, row.getDouble(column));
                            }
                            return read;
                        });
        assertThat(rows).hasSize(1);
        values.putAll(rows.get(0));
    }

    private static String sql(String measurement) throws IOException {
        return FolderLake.resource("/io/tidemark/infra/observability/" + measurement + ".sql");
    }
}
