package io.tidemark.query;

import com.google.inject.Key;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.server.StartupStatus;
import io.trino.server.testing.TestingTrinoServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every table of the lake in Iceberg files of a folder, empty at first, and the view on them. */
final class FolderLake implements AutoCloseable {

    private final TestingTrinoServer server;
    private final Connection connection;

    private FolderLake(TestingTrinoServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /** Reads the current row of an answer. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static FolderLake make(Path folder) throws IOException, SQLException {
        TestingTrinoServer server =
                TestingTrinoServer.builder()
                        .setCoordinator(true)
                        .setBaseDataDir(Optional.of(folder))
                        .setProperties(Map.of("sql.forced-session-time-zone", "UTC"))
                        .build();
        server.installPlugin(new IcebergPlugin());
        server.createCatalog(
                "lake",
                "iceberg",
                Map.of(
                        "iceberg.catalog.type",
                        "TESTING_FILE_METASTORE",
                        "hive.metastore.catalog.dir",
                        folder.resolve("warehouse").toUri().toString()));
        server.getInstance(Key.get(StartupStatus.class)).startupComplete();
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:trino://" + server.getAddress() + "/lake/tidemark?user=test");
        FolderLake lake = new FolderLake(server, connection);
        lake.run("CREATE SCHEMA tidemark");
        lake.runAll("tables-of-the-job.sql");
        lake.runAll("tables-of-the-trainer.sql");
        lake.run(
                "CREATE VIEW reconciliation AS "
                        + resource("/io/tidemark/infra/lake/reconciliation.sql"));
        return lake;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives a table rows of the columns that are named; the others are null. */
    void insert(String table, String columns, String... rows) throws SQLException {
        run("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, String.join("), (", rows)));
    }

    <T> List<T> ask(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(reader.read(rows));
            }
            return answer;
        }
    }

    Answer answer(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Answer.of(rows);
        }
    }

    /** Runs the statements of a script among the test's resources. */
    void runAll(String script) throws IOException, SQLException {
        for (String statement : resource(script).split(";\\R")) {
            if (!statement.isBlank()) {
                run(statement);
            }
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream sql = FolderLake.class.getResourceAsStream(name)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
