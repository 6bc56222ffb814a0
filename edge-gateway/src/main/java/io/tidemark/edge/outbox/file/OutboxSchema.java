package io.tidemark.edge.outbox.file;

import io.tidemark.edge.outbox.OutboxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of the outbox's file, version 2. Every sequence number from 1 to the highest is either
 * that of a row of {@code results} or within a range of {@code absent}: so a number that is in
 * neither was lost to damage, and can be declared.
 *
 * <p>Ids have no index. Only a result that a replay may bring again must be recognised, and those
 * are few: {@code RecentIds} keeps them in memory. An index on random ids would cost half of the
 * appends per second.
 *
 * <p>A later version changes at least one definition: a file with these definitions and another
 * version in its header counts as damaged.
 */
public final class OutboxSchema {

    /** The version of these tables. */
    public static final int VERSION = 2;

    /** In this order, so that the pages of the tables are the same in every file. */
    static final List<String> DEFINITIONS =
            List.of(
                    """
                    CREATE TABLE results (
                        sequence INTEGER PRIMARY KEY,
                        id BLOB NOT NULL CHECK (length(id) = 16),
                        kind TEXT NOT NULL,
                        priority INTEGER NOT NULL,
                        state INTEGER NOT NULL,        -- 0 waiting, 1 delivered, 2 set aside
                        event BLOB,            -- null when delivered and of no further use here
                        enqueued_at INTEGER NOT NULL,  -- gateway clock, milliseconds since the epoch
                        delivered_at INTEGER,          -- the same; null while not delivered
                        undeliverable TEXT,            -- why it can never be delivered, else null
                        checksum INTEGER NOT NULL      -- CRC-32C of sequence, state, kind and event
                    ) STRICT
                    """,
                    "CREATE INDEX results_waiting ON results (priority, sequence) WHERE state = 0",
                    "CREATE INDEX results_delivered ON results (delivered_at)"
                            + " WHERE delivered_at IS NOT NULL",
                    "CREATE INDEX results_anomalies ON results (sequence) WHERE kind = 'anomaly'",
                    """
                    CREATE TABLE absent (              -- numbers whose row is gone, and why
                        first INTEGER PRIMARY KEY,
                        last INTEGER NOT NULL,
                        fate TEXT NOT NULL             -- delivered, folded, dropped or damaged
                    ) STRICT
                    """,
                    """
                    CREATE TABLE totals (
                        kind TEXT PRIMARY KEY,
                        emitted INTEGER NOT NULL,
                        delivered INTEGER NOT NULL,
                        undeliverable INTEGER NOT NULL,
                        folded INTEGER NOT NULL,
                        dropped INTEGER NOT NULL,
                        damaged INTEGER NOT NULL,
                        waiting_bytes INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE checkpoints (         -- the newest complete ones, as many as are kept
                        number INTEGER PRIMARY KEY,
                        sequence INTEGER NOT NULL      -- highest number given before the checkpoint
                    ) STRICT
                    """,
                    """
                    CREATE TABLE replay (              -- one row
                        floor INTEGER NOT NULL         -- no replay brings a result up to this number
                    ) STRICT
                    """,
                    "INSERT INTO replay (floor) VALUES (0)",
                    "PRAGMA user_version = " + VERSION);

    private OutboxSchema() {}

    /**
     * Makes the tables of an empty file, or sees that those of another are of this version; in a
     * transaction of its own.
     *
     * @param path the file, for the message of an error
     * @throws EarlierVersionException if they are to be rewritten
     * @throws OutboxException if the file was written by a newer release
     */
    static void establish(Connection connection, Path path) throws SQLException {
        SqliteFile.execute(connection, "BEGIN IMMEDIATE");
        int version = SqliteFile.version(connection);
        if (version != VERSION && FirstPage.isOurs(connection)) {
            throw SqliteFile.damage("its version is said to be " + version);
        }
        if (version > VERSION) {
            throw new OutboxException(
                    String.format(
                            "outbox %s: schema version %d is of a newer release; this one knows"
                                    + " versions up to %d",
                            path, version, VERSION));
        }
        if (version == 0) {
            for (String definition : DEFINITIONS) {
                SqliteFile.execute(connection, definition);
            }
        } else if (version < VERSION) {
            throw new EarlierVersionException(version);
        }
        SqliteFile.execute(connection, "COMMIT");
    }
}
