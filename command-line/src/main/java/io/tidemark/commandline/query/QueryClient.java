package io.tidemark.commandline.query;

import io.tidemark.commandline.CommandFailedException;
import io.trino.jdbc.TrinoResultSet;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs SQL on the query engine of the local stage; each statement on a connection of its own. */
public final class QueryClient {

    private final int port;
    private final String database;

    /**
     * @param port where the query engine listens on 127.0.0.1
     * @param database Glue database in which unqualified tables are looked up
     */
    public QueryClient(int port, String database) {
        this.port = port;
        this.database = database;
    }

    /**
     * Runs the statement and hands its rows over as they arrive.
     *
     * @throws CommandFailedException if nothing answers on the port, or the statement fails; the
     *     message of a fault in the SQL has its line and column
     */
    public void run(SqlText sql, RowWriter rows) {
        execute(sql, rows);
    }

    /** As {@link #run}, and tells what it took. */
    public QueryCost measure(SqlText sql, RowWriter rows) throws InterruptedException {
        CountedRows counted = new CountedRows(rows);
        long start = System.nanoTime();
        String queryId = execute(sql, counted);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        long scanned = new QueryStatistics(port).scannedBytes(queryId);
        return new QueryCost(counted.rows(), scanned, millis);
    }

    /** Returns the engine's name of the statement. */
    private String execute(SqlText sql, RowWriter rows) {
        String url = "jdbc:trino://127.0.0.1:" + port + "/awsdatacatalog/" + database;
        try (Connection connection = DriverManager.getConnection(url + "?user=tidemark");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.statement())) {
            write(result, rows);
            return result.unwrap(TrinoResultSet.class).getQueryId();
        } catch (SQLException e) {
            throw new CommandFailedException(explain(sql, e), e);
        }
    }

    /** All rows of the statement, for statements that give few. */
    public List<List<Object>> rows(SqlText sql) {
        CollectedRows collected = new CollectedRows();
        run(sql, collected);
        return collected.rows();
    }

    private static void write(ResultSet result, RowWriter rows) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        List<CellReader> readers = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(columns.getColumnLabel(column));
            readers.add(CellReader.of(column, columns.getColumnTypeName(column)));
        }
        rows.begin(names);
        while (result.next()) {
            List<Object> row = new ArrayList<>(readers.size());
            for (CellReader reader : readers) {
                row.add(reader.read(result));
            }
            rows.row(row);
        }
        rows.end();
    }

    private String explain(SqlText sql, SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "no query engine answers on 127.0.0.1:"
                        + port
                        + "; start the local stage with ./tidemark up";
            }
        }
        return sql.explain(failure.getMessage());
    }
}
