package io.tidemark.edge.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One connection to the outbox's SQLite file, which is created if it is absent.
 *
 * <p>The file is in WAL mode with {@code synchronous=FULL}: a transaction that returned survives
 * the loss of power. Several connections may be open, in one process or many: readers see the
 * newest committed state and block nobody, writers take turns. Not thread-safe.
 */
final class OutboxDatabase implements AutoCloseable {

    private static final int VERSION = 1;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final long LARGEST_IDLE_JOURNAL_BYTES = 4 * 1024 * 1024;

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE results (
                        sequence INTEGER PRIMARY KEY,
                        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                        kind TEXT NOT NULL,
                        priority INTEGER NOT NULL,
                        event BLOB,            -- null when delivered and of no further use here
                        enqueued_at INTEGER NOT NULL,  -- gateway clock, milliseconds since the epoch
                        delivered_at INTEGER,          -- the same; null while not delivered
                        undeliverable TEXT             -- why it can never be delivered, else null
                    ) STRICT
                    """,
                    """
                    CREATE INDEX results_waiting ON results (priority, sequence)
                        WHERE delivered_at IS NULL AND undeliverable IS NULL
                    """,
                    "CREATE INDEX results_delivered ON results (delivered_at)"
                            + " WHERE delivered_at IS NOT NULL",
                    "CREATE INDEX results_anomalies ON results (sequence) WHERE kind = 'anomaly'",
                    """
                    CREATE TABLE totals (
                        kind TEXT PRIMARY KEY,
                        emitted INTEGER NOT NULL,
                        delivered INTEGER NOT NULL,
                        undeliverable INTEGER NOT NULL,
                        waiting_bytes INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    "PRAGMA user_version = " + VERSION);

    /** What is done with the database; may fail at any statement. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private OutboxDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the file, creating it and its directory if absent.
     *
     * @throws OutboxException if that fails, or if the file was written by a newer release
     */
    static OutboxDatabase open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(LONGEST_TURN.toMillis()));
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setPragma(
                SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Long.toString(LARGEST_IDLE_JOURNAL_BYTES));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OutboxDatabase database =
                    new OutboxDatabase(file, config.createConnection("jdbc:sqlite:" + file));
            database.prepareSchema();
            return database;
        } catch (IOException | SQLException e) {
            throw new OutboxException("outbox " + file + ": cannot open: " + e.getMessage(), e);
        }
    }

    private void prepareSchema() {
        transaction(
                "prepare the schema",
                () -> {
                    int version = version();
                    if (version > VERSION) {
                        throw new OutboxException(
                                String.format(
                                        "outbox %s: schema version %d is of a newer release; this"
                                                + " one knows versions up to %d",
                                        file, version, VERSION));
                    }
                    if (version == 0) {
                        for (String definition : SCHEMA) {
                            execute(definition);
                        }
                    }
                    return null;
                });
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The prepared statement of the SQL text; kept, so that it is prepared once. */
    PreparedStatement statement(String sql) throws SQLException {
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
    <T> T transaction(String purpose, Work<T> work) {
        return run(
                purpose,
                () -> {
                    // IMMEDIATE: waits for its turn before it reads what it will change.
                    execute("BEGIN IMMEDIATE");
                    try {
                        T result = work.run();
                        execute("COMMIT");
                        return result;
                    } catch (SQLException | RuntimeException e) {
                        rollBack(e);
                        throw e;
                    }
                });
    }

    /** Does work that is one statement, or that only reads. */
    <T> T run(String purpose, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new OutboxException(
                    "outbox " + file + ": cannot " + purpose + ": " + e.getMessage(), e);
        }
    }

    private void rollBack(Exception cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has itself rolled back after some errors, such as a full disk.
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        run(
                "close",
                () -> {
                    connection.close();
                    return null;
                });
    }
}
