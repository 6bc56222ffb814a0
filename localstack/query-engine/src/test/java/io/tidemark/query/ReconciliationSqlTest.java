package io.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of the view {@code reconciliation}, as it is deployed, on tables made up here. */
class ReconciliationSqlTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    @TempDir static Path directory;

    private static EmbeddedTrino trino;

    @BeforeAll
    static void start() throws IOException {
        trino =
                EmbeddedTrino.start(
                        0, new Lake(NOBODY, NOBODY, "us-east-1", "key", "secret"), directory);
    }

    @AfterAll
    static void stop() {
        trino.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithPlainSetsWhateverArrivedAndWasDeclared(long seed) throws Exception {
        Deliveries deliveries = Deliveries.random(seed, 25);

        assertThat(reconcile(deliveries))
                .containsExactlyElementsOf(Reconciled.bruteForce(deliveries));
    }

    @Test
    void saysNothingOfEmptyTables() throws Exception {
        assertThat(reconcile(Deliveries.none())).isEmpty();
    }

    @Test
    void countsRangesThatNoListOfNumbersWouldHold() throws Exception {
        Deliveries deliveries = Deliveries.none();
        long most = 1L << 53;
        deliveries.rows().add(new Deliveries.Row("anomalies", "g", 1_000_000_007));
        deliveries.declared().add(new Deliveries.Declared("g", 1, "DROPPED", 3, 2_000_000_000));
        deliveries
                .declared()
                .add(new Deliveries.Declared("g", 2, "FOLDED", 1_999_999_990, 5_000_000_000L));
        deliveries.declared().add(new Deliveries.Declared("g", most, "DAMAGED", most, most));

        assertThat(reconcile(deliveries))
                .containsExactly(
                        new Reconciled(
                                "g",
                                most,
                                4,
                                most - 4,
                                3_000_000_011L,
                                1_999_999_986L,
                                0,
                                0,
                                0,
                                most - 5_000_000_001L,
                                5_000_000_001L,
                                most - 1,
                                0));
    }

    @Test
    void leavesUnexplainedWhatAGatewayDeclaredInWordsThatNobodyKnows() throws Exception {
        Deliveries deliveries = Deliveries.none();
        deliveries.declared().add(new Deliveries.Declared("g", 1, "UNKNOWN", 2, 4));

        assertThat(reconcile(deliveries))
                .containsExactly(new Reconciled("g", 4, 1, 3, 0, 0, 0, 0, 0, 3, 2L, 4L, 0));
    }

    @Test
    void takesTheGatewaysOwnCountsFromItsNewestReportWhateverItsClockSaid() throws Exception {
        String sql =
                new MadeUpTables()
                        .put(
                                "gateway_health",
                                Stream.of(
                                        "[\"g\", 5, \"2026-01-01 18:00:00 UTC\", 4, 1]",
                                        "[\"g\", 9, \"2026-01-01 12:00:00.250 UTC\", 8, 3]"))
                        .query(
                                "SELECT emitted_by_gateway, waiting_on_gateway,"
                                        + " CAST(health_at AS varchar) FROM reconciliation");

        List<String> rows =
                ask(sql, row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getString(3));

        assertThat(rows).containsExactly("8 3 2026-01-01 12:00:00.250");
    }

    private static List<Reconciled> reconcile(Deliveries deliveries) throws Exception {
        return ask(
                MadeUpTables.of(deliveries).query("SELECT * FROM reconciliation ORDER BY gateway"),
                ReconciliationSqlTest::reconciled);
    }

    private static Reconciled reconciled(ResultSet row) throws SQLException {
        return new Reconciled(
                row.getString("gateway"),
                row.getLong("highest_sequence"),
                row.getLong("rows_present"),
                row.getLong("rows_missing"),
                row.getLong("rows_folded"),
                row.getLong("rows_dropped"),
                row.getLong("rows_set_aside"),
                row.getLong("rows_damaged"),
                row.getLong("rows_quarantined"),
                row.getLong("rows_unexplained"),
                row.getObject("first_unexplained", Long.class),
                row.getObject("last_unexplained", Long.class),
                row.getLong("rows_repeated"));
    }

    /** Makes a value of one row of an answer. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> ask(String sql, RowReader<T> reader) throws SQLException {
        String url = "jdbc:trino://127.0.0.1:" + trino.port() + "?user=test";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(reader.read(rows));
            }
            return answer;
        }
    }
}
