package io.tidemark.edge.outbox.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How the outbox uses SQLite. */
public final class SqliteFile {

    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final long LARGEST_IDLE_JOURNAL_BYTES = 16 * 1024 * 1024;

    /** 8 MB of journal between two checkpoints of SQLite: fewer pages are written twice. */
    private static final String JOURNAL_PAGES = "2000";

    private static final int PRIMARY_CODE = 0xff;

    private SqliteFile() {}

    /** A connection for the gateway's work, which creates the file if it is absent. */
    public static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = config(JournalMode.WAL, SynchronousMode.FULL);
        config.setPragma(
                SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Long.toString(LARGEST_IDLE_JOURNAL_BYTES));
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            execute(connection, "PRAGMA wal_autocheckpoint = " + JOURNAL_PAGES);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection to fill a file that counts for nothing before it is complete. */
    static Connection connectToFill(Path file) throws SQLException {
        return config(JournalMode.OFF, SynchronousMode.OFF).createConnection("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig config(JournalMode journal, SynchronousMode synchronous) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(LONGEST_TURN.toMillis()));
        config.setJournalMode(journal);
        config.setSynchronous(synchronous);
        return config;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The schema's version; 0 for an empty file. */
    public static int version(Connection connection) throws SQLException {
        return Math.toIntExact(number(connection, "PRAGMA user_version"));
    }

    /** The number that the query gives. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether SQLite, or the outbox itself, found that the file is not what was written. */
    public static boolean isDamage(SQLException e) {
        int code = e.getErrorCode() & PRIMARY_CODE;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                // No statement here breaks a constraint unless a number is in two places.
                || code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /** What the outbox itself found: tables that contradict each other. */
    public static SQLException damage(String message) {
        return new SQLiteException(message, SQLiteErrorCode.SQLITE_CORRUPT);
    }
}
