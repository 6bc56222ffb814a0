package io.tidemark.edge.uplink;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * How many bytes were published on each UTC day of the gateway's clock, kept in a small SQLite
 * file.
 *
 * <p>Bytes are entered ahead, {@link #AHEAD} at a time, so that a gateway that is killed counts up
 * to that many too much and never too little. Each day has a number of its own for ever: a clock
 * that jumps to another day and back goes on where it left either. If the file can not be written,
 * counting goes on in memory. Thread-safe.
 */
public final class SentBytes implements AutoCloseable {

    static final long AHEAD = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SentBytes.class);

    private final Path file;
    private final Clock clock;
    private Connection connection;
    private long day;
    private long sent;
    private long entered;

    private SentBytes(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens the file, creating it if absent.
     *
     * @param clock the gateway's clock
     */
    public static SentBytes open(Path file, Clock clock) {
        SentBytes bytes = new SentBytes(file, clock);
        bytes.connect();
        bytes.begin(bytes.currentDay());
        return bytes;
    }

    private void connect() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS sent"
                                + " (day INTEGER PRIMARY KEY, bytes INTEGER NOT NULL) STRICT");
            }
        } catch (SQLException e) {
            connection = null;
            complain(e);
        }
    }

    /** Counts bytes that are about to be published. */
    synchronized void add(long bytes) {
        today();
        sent += bytes;
        if (sent > entered) {
            enter(sent + AHEAD);
        }
    }

    /** Bytes published since midnight UTC. */
    public synchronized long today() {
        long current = currentDay();
        if (current != day) {
            enter(sent);
            begin(current);
        }
        return sent;
    }

    /** Days since the epoch, UTC. */
    long currentDay() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    private void begin(long current) {
        day = current;
        sent = 0;
        if (connection != null) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT bytes FROM sent WHERE day = ?")) {
                query.setLong(1, day);
                try (ResultSet row = query.executeQuery()) {
                    sent = row.next() ? row.getLong(1) : 0;
                }
            } catch (SQLException e) {
                complain(e);
            }
        }
        entered = sent;
    }

    private void enter(long bytes) {
        entered = bytes;
        if (connection == null) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO sent VALUES (?, ?)")) {
            insert.setLong(1, day);
            insert.setLong(2, bytes);
            insert.executeUpdate();
        } catch (SQLException e) {
            complain(e);
        }
    }

    private void complain(SQLException e) {
        LOG.error("{}: bytes of today are counted in memory only: {}", file, e.getMessage());
    }

    /** Enters the exact count. */
    @Override
    public synchronized void close() {
        enter(sent);
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            complain(e);
        }
    }
}
