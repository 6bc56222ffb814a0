package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Up to which number no replay can bring a result again: the highest number that was given before
 * the oldest checkpoint that may still be restored. It goes by checkpoints and by no clock.
 */
public final class ReplayFloor {

    private static final String NEWEST =
            "SELECT sequence FROM checkpoints ORDER BY number DESC LIMIT 1";

    private static final String FORGET_OLDER =
            "DELETE FROM checkpoints WHERE number <= (SELECT max(number) FROM checkpoints) - ?";

    private static final String RAISE =
            """
            UPDATE replay SET floor = max(floor, (SELECT min(sequence) FROM checkpoints))
            WHERE (SELECT count(*) FROM checkpoints) >= ?
            """;

    private final OutboxDatabase database;

    ReplayFloor(OutboxDatabase database) {
        this.database = database;
    }

    /** The floor; 0 as long as everything may be replayed. */
    public long get() throws SQLException {
        try (ResultSet row = database.statement("SELECT floor FROM replay").executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /**
     * Notes a complete checkpoint. One that is told again, after a restart, is noted once.
     *
     * @param sequence highest number given before the checkpoint
     * @param retained how many complete checkpoints are kept, and may be restored
     */
    void completed(long sequence, int retained) throws SQLException {
        try (ResultSet row = database.statement(NEWEST).executeQuery()) {
            if (row.next() && row.getLong(1) == sequence) {
                return;
            }
        }
        update("INSERT INTO checkpoints (sequence) VALUES (?)", sequence);
        update(FORGET_OLDER, retained);
        update(RAISE, retained);
    }

    /**
     * Notes that the job goes on from a checkpoint, the oldest that may be restored or one before.
     *
     * @param sequence highest number given before that checkpoint; 0 if the job starts with nothing
     */
    void restored(long sequence) throws SQLException {
        update("DELETE FROM checkpoints WHERE sequence > ?", sequence);
        update("UPDATE replay SET floor = min(floor, ?)", sequence);
    }

    /** Sets the floor of a new file. */
    public void set(long floor) throws SQLException {
        update("UPDATE replay SET floor = ?", floor);
    }

    private void update(String sql, long value) throws SQLException {
        PreparedStatement update = database.statement(sql);
        update.setLong(1, value);
        update.executeUpdate();
    }
}
