package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables are asked in AWS so that it becomes metrics. */
class MeasurementsTest {

    private static final String REPORT =
            "gateway, sequence, arrived_at, measured_at, oldest_waiting_at, outbox_rows,"
                    + " readings_parsed, readings_rejected";

    @TempDir static Path folder;
    private static FolderLake lake;

    @BeforeAll
    static void makeTables() throws IOException, SQLException {
        lake = FolderLake.make(folder);
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        lake.close();
    }

    @BeforeEach
    void emptyTables() throws SQLException {
        for (String table : List.of("gateway_health", "quarantine", "anomalies")) {
            lake.run("DELETE FROM " + table);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateways", "commits", "numbers"})
    void answersWithOneRowOfTheMetricsThatItExplains(String measurement)
            throws IOException, SQLException {
        NamedQuery query = new NamedQuery(measurement, sql(measurement));
        Answer answer = lake.answer(query.sql());

        assertThat(answer.columns()).isEqualTo(query.explainedColumns());
        assertThat(answer.rows()).hasSize(1);
        assertThat(measured(measurement).values()).allMatch(value -> value == 0);
    }

    @Test
    void tellsTheOldestResultThatWaitsByTheNewestReports() throws IOException, SQLException {
        lake.insert(
                "gateway_health",
                REPORT,
                report("waits", 2, "'5' MINUTE", "current_timestamp - INTERVAL '95' MINUTE"),
                report("waited", 1, "'20' MINUTE", "current_timestamp - INTERVAL '2' DAY"),
                report("waited", 2, "'5' MINUTE", "null"));

        assertThat(measured("gateways"))
                .containsEntry("backlog_age_minutes", 90.0)
                .containsEntry("silent_gateways", 0.0);
    }

    @Test
    void countsGatewaysThatFellSilentAndForgetsThemAfterAWeek() throws IOException, SQLException {
        lake.insert(
                "gateway_health",
                REPORT,
                report("talks", 9, "'29' MINUTE", "null"),
                report("fell-silent", 9, "'31' MINUTE", "null"),
                report("was-taken-away", 9, "'8' DAY", "null"));

        assertThat(measured("gateways")).containsEntry("silent_gateways", 1.0);
    }

    @Test
    void tellsWhatShareOfADaysReadingsWasRefused() throws IOException, SQLException {
        lake.insert(
                "gateway_health",
                REPORT,
                counted("gateway-1", 1, "'2' DAY", 0, 0),
                counted("gateway-1", 2, "'20' HOUR", 1_000, 500),
                counted("gateway-1", 3, "'1' HOUR", 1_900, 600));

        assertThat(measured("gateways")).containsEntry("rejected_share", 10.0);
    }

    @Test
    void countsWhatWentToQuarantineWithinTheHour() throws IOException, SQLException {
        lake.insert(
                "quarantine",
                "shard, arrived_at",
                "'shard-0', current_timestamp - INTERVAL '10' MINUTE",
                "'shard-0', current_timestamp - INTERVAL '70' MINUTE");

        assertThat(measured("gateways")).containsEntry("quarantined_records", 1.0);
    }

    @Test
    void countsNumbersThatAreMissingAndDoNotWait() throws IOException, SQLException {
        lake.insert(
                "gateway_health",
                REPORT + ", results_emitted",
                waiting("misses", 10, 3),
                waiting("waits", 10, 9));

        assertThat(measured("numbers"))
                .containsEntry("missing_sequence_numbers", 6.0)
                .containsEntry("gateways_that_miss", 1.0);
    }

    @Test
    void measuresTheTimeSinceTheLastAppend() throws IOException, SQLException {
        lake.insert("gateway_health", REPORT, report("gateway-1", 1, "'1' MINUTE", "null"));

        assertThat(measured("commits").get("checkpoint_age_minutes")).isBetween(0.0, 1.0);
    }

    private static String report(String gateway, int sequence, String ago, String oldest) {
        String at = "current_timestamp - INTERVAL " + ago;
        return "'%s', %d, %s, %s, %s, 0, 0, 0".formatted(gateway, sequence, at, at, oldest);
    }

    private static String counted(
            String gateway, int sequence, String ago, int parsed, int rejected) {
        String at = "current_timestamp - INTERVAL " + ago;
        return "'%s', %d, %s, %s, null, 0, %d, %d"
                .formatted(gateway, sequence, at, at, parsed, rejected);
    }

    /** Nothing but a report has arrived, which says that all before it was given a number. */
    private static String waiting(String gateway, int sequence, int waiting) {
        return "'%s', %d, current_timestamp, current_timestamp, null, %d, 0, 0, %d"
                .formatted(gateway, sequence, waiting, sequence - 1);
    }

    private static Map<String, Double> measured(String measurement)
            throws IOException, SQLException {
        String sql = sql(measurement);
        List<String> columns = lake.answer(sql).columns();
        return lake.ask(
                        sql,
                        row -> {
                            Map<String, Double> values = new TreeMap<>();
                            for (String column : columns) {
                                values.put(column, row.getDouble(column));
                            }
                            return values;
                        })
                .get(0);
    }

    private static String sql(String measurement) throws IOException {
        return FolderLake.resource("/io/tidemark/infra/observability/" + measurement + ".sql");
    }
}
