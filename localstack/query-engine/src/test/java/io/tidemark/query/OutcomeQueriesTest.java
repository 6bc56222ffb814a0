package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queries on maintenance outcomes answer, against plain loops over the same history. */
class OutcomeQueriesTest {

    @TempDir static Path folder;
    private static FolderLake lake;
    private static final MachineHistory HISTORY = MachineHistory.random(11, 12);

    @BeforeAll
    static void fill() throws IOException, SQLException {
        lake = FolderLake.make(folder);
        insertOutcomes();
        insertPredictions();
    }

    private static void insertOutcomes() throws SQLException {
        lake.insert(
                "maintenance_outcomes",
                "outcome_id, site, machine, kind, occurred_at",
                HISTORY.outcomes().stream()
                        .map(
                                outcome ->
                                        "'%s', 'north', '%s', '%s', %s"
                                                .formatted(
                                                        outcome,
                                                        outcome.machine(),
                                                        outcome.kind(),
                                                        time(outcome.minute())))
                        .toArray(String[]::new));
    }

    private static void insertPredictions() throws SQLException {
        lake.insert(
                "failure_predictions",
                "sequence, site, machine, event_time, remaining_life, remaining_life_lower,"
                        + " remaining_life_upper, coverage, failure_probability, horizon_millis,"
                        + " model, model_version",
                HISTORY.predictions().stream()
                        .map(
                                made ->
                                        "%d, 'north', '%s', %s, %d, %d, %d, 0.9, %s, 3600000, 'm', '1'"
                                                .formatted(
                                                        made.minute(),
                                                        made.machine(),
                                                        time(made.minute()),
                                                        made.life(),
                                                        made.lower(),
                                                        made.upper(),
                                                        made.probability()))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        lake.close();
    }

    @Test
    void calibrationAgreesWithALoopOverAllPredictions() throws SQLException {
        List<String> answer =
                lake.ask(
                        NamedQuery.of("prediction-calibration").sql(),
                        row ->
                                "%s %d %d %d %s %s"
                                        .formatted(
                                                row.getString("predicted_life"),
                                                row.getLong("predictions"),
                                                row.getLong("undecided"),
                                                row.getLong("failures"),
                                                row.getString("held"),
                                                row.getString("mean_error_hours")));

        assertThat(answer).hasSize(4).containsExactlyInAnyOrderElementsOf(HISTORY.calibration());
    }

    @Test
    void warningsAgreeWithALoopOverAllFailures() throws SQLException {
        List<String> answer =
                lake.ask(
                        NamedQuery.of("time-to-detect").sql(),
                        row ->
                                "%s %s %s"
                                        .formatted(
                                                row.getString("machine"),
                                                row.getString("foreseen_hours"),
                                                row.getBoolean("was_missed")));

        assertThat(answer).containsExactlyInAnyOrderElementsOf(HISTORY.warnings());
    }

    private static String time(long minute) {
        return String.format(Locale.ROOT, "from_unixtime(%d)", 1_772_000_000L + 60 * minute);
    }
}
