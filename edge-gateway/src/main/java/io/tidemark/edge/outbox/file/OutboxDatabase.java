package io.tidemark.edge.outbox.file;

import io.tidemark.edge.outbox.OutboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * One connection to the outbox's SQLite file, which is created if it is absent.
 *
 * <p>The file is in WAL mode with {@code synchronous=FULL}: a transaction that returned survives
 * the loss of power. Several connections may be open: readers see the newest committed state and
 * block nobody, writers take turns. A file of an earlier version is rewritten, and one that is
 * found damaged replaced by what of it can be read; work that met the damage is then done once
 * more. Not thread-safe.
 */
public final class OutboxDatabase implements AutoCloseable {

    /** What is done with the database; may fail at any statement, and is then done again. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; what it returns is the caller's affair. */
        T run() throws SQLException;
    }

    /** Rewrites a file that nobody has open. */
    @FunctionalInterface
    public interface Rebuild {
        /** Puts a new file in the place of the old one, for the reason. */
        void rebuild(Path file, String reason) throws SQLException;

        /** For a file that was just written: if that is damaged, there is no help. */
        static void giveUp(Path file, String reason) throws SQLException {
            throw new SQLException("the new file " + file + " is damaged too: " + reason);
        }
    }

    private final Path path;
    private final Rebuild rebuild;
    private final OpenFile file;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private Connection connection;
    private boolean closed;

    private OutboxDatabase(Path path, Rebuild rebuild) {
        this.path = path;
        this.rebuild = rebuild;
        this.file = OpenFile.enter(path, this);
    }

    /**
     * Opens the file, creating it and its directory if absent.
     *
     * @throws OutboxException if that fails, or if the file was written by a newer release
     */
    public static OutboxDatabase open(Path path, Rebuild rebuild) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new OutboxException("outbox " + path + ": cannot open: " + e.getMessage(), e);
        }
        OutboxDatabase database = new OutboxDatabase(path, rebuild);
        try {
            return database.run("open", () -> database);
        } catch (OutboxException e) {
            database.file.leave(database);
            throw e;
        }
    }

    private void connect() throws SQLException {
        if (closed) {
            throw new SQLException("it is closed");
        }
        FileReplacement.finish(path);
        connection = SqliteFile.connect(path);
        try {
            OutboxSchema.establish(connection, path);
        } catch (SQLException | RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    /** The prepared statement of the SQL text; kept, so that it is prepared once. */
    public PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /**
     * Does the work in one transaction, which is durable when this returns and undone when it
     * throws.
     *
     * @param purpose what the work does, for the message of an error: "append 5 results"
     */
    public <T> T transaction(String purpose, Work<T> work) {
        return run(
                purpose,
                () -> {
                    // IMMEDIATE: waits for its turn before it reads what it will change.
                    SqliteFile.execute(connection, "BEGIN IMMEDIATE");
                    try {
                        T result = work.run();
                        SqliteFile.execute(connection, "COMMIT");
                        return result;
                    } catch (SQLException | RuntimeException e) {
                        rollBack(e);
                        throw e;
                    }
                });
    }

    /** Does work that is one statement, or that only reads. */
    public <T> T run(String purpose, Work<T> work) {
        try {
            int before = file.replacements();
            try {
                return attempt(work);
            } catch (SQLException e) {
                boolean replaceable =
                        e instanceof EarlierVersionException || SqliteFile.isDamage(e);
                if (!replaceable || file.inUseByThisThread()) {
                    throw e;
                }
                file.replace(before, () -> rebuild.rebuild(path, e.getMessage()));
                return attempt(work);
            }
        } catch (SQLException e) {
            throw new OutboxException(
                    "outbox " + path + ": cannot " + purpose + ": " + e.getMessage(), e);
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        return file.use(
                () -> {
                    if (connection == null) {
                        connect();
                    }
                    try {
                        return work.run();
                    } catch (SQLException e) {
                        // The driver closes the statement that failed, on a full disk for example.
                        statements.clear();
                        throw e;
                    }
                });
    }

    /** The connection, to be used within {@link #run}. */
    Connection connection() {
        return connection;
    }

    private void rollBack(Exception cause) {
        try {
            SqliteFile.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite has itself rolled back after some errors, such as a full disk.
            cause.addSuppressed(e);
        }
    }

    /** Closes the connection; the next work opens it again. */
    void disconnect() {
        statements.clear();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new OutboxException("outbox " + path + ": cannot close: " + e.getMessage(), e);
        } finally {
            connection = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        file.leave(this);
        disconnect();
    }
}
