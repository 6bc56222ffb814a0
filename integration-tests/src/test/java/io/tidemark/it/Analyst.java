package io.tidemark.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Somebody who asks in SQL, as in Athena. */
public final class Analyst implements AutoCloseable {

    /** Makes a value of one row of an answer. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    public Analyst(int port, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "analyst");
        connection =
                DriverManager.getConnection(
                        "jdbc:trino://127.0.0.1:" + port + "/awsdatacatalog/" + database,
                        properties);
    }

    public <T> List<T> ask(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(reader.read(rows));
            }
            return answer;
        }
    }

    /** Runs a statement that answers nothing. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        return ask(sql, row -> row.getLong(1)).get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
