package io.tidemark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The named queries of the folder, verbatim, on the tables of a stage. */
final class StageQueries {

    private static final String TABLES_OF_THE_TRAINER =
            "localstack/query-engine/src/test/resources/io/tidemark/query/tables-of-the-trainer.sql";

    private final Path checkout;
    private final Analyst analyst;

    StageQueries(Path checkout, Analyst analyst) {
        this.checkout = checkout;
        this.analyst = analyst;
    }

    void requireAllUnderstood() throws IOException, SQLException {
        makeTablesOfTheTrainer();
        assertThat(names()).hasSizeGreaterThan(10);
        for (String name : names()) {
            assertThat(ask(name, row -> row.getString(1))).as(name).isNotNull();
        }
    }

    void requireRefusals(List<BadInput> refused) throws IOException, SQLException {
        assertThat(
                        ask(
                                "late-and-rejected",
                                row -> tuple(row.getString("reason"), row.getLong("messages"))))
                .containsExactlyInAnyOrderElementsOf(BadInput.countsByReason(refused));
    }

    void requireWorstMachine(String machine) throws IOException, SQLException {
        assertThat(
                        ask(
                                "worst-machines",
                                row -> tuple(row.getString("machine"), row.getLong("high") > 0)))
                .startsWith(tuple(machine, true));
    }

    void requireReport(String gateway, long parsed) throws IOException, SQLException {
        assertThat(
                        ask(
                                "gateway-health",
                                row -> tuple(row.getString("gateway"), row.getLong("parsed"))))
                .containsExactly(tuple(gateway, parsed));
    }

    /** Tables without rows, as the trainer has not run on the stage. */
    private void makeTablesOfTheTrainer() throws IOException, SQLException {
        for (String table :
                Files.readString(checkout.resolve(TABLES_OF_THE_TRAINER)).split(";\\R")) {
            analyst.execute(
                    table.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS iceberg.tidemark."));
        }
    }

    /** All that there are. */
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("queries"))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .sorted()
                    .toList();
        }
    }

    private <T> List<T> ask(String name, Analyst.RowReader<T> reader)
            throws IOException, SQLException {
        return analyst.ask(
                Files.readString(checkout.resolve("queries").resolve(name + ".sql")), reader);
    }
}
