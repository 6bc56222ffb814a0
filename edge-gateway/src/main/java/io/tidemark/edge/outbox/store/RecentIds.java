package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.OutboxEntry;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * The ids of the results that a replay may bring again: those above the replay floor. Kept in
 * memory, 24 to 48 bytes each, and read from the file when it is opened, or when others have
 * written to it.
 */
final class RecentIds {

    private static final String IDS =
            "SELECT sequence, id FROM results WHERE sequence > ? AND sequence <= ?"
                    + " ORDER BY sequence";

    /** Ids of adjoining results, which are forgotten together. */
    private static final class Generation {
        private final IdSet ids = new IdSet();
        private long lastSequence;
    }

    private final OutboxDatabase database;
    private final Deque<Generation> generations = new ArrayDeque<>();

    /** Every id up to this number is known, if it is above the floor. */
    private long readUpTo;

    private long floor;

    RecentIds(OutboxDatabase database) {
        this.database = database;
    }

    /**
     * Enters those of the entries whose ids are new.
     *
     * @param newFloor the replay floor
     * @return how many there were
     */
    int enterNew(OutboxChange change, Collection<OutboxEntry> entries, long newFloor)
            throws SQLException {
        long before = change.lastSequence();
        catchUp(newFloor, before);
        for (OutboxEntry entry : entries) {
            long high = Long.parseUnsignedLong(entry.id(), 0, 16, 16);
            long low = Long.parseUnsignedLong(entry.id(), 16, 32, 16);
            if (!contains(high, low)) {
                change.enter(entry, high, low);
                add(high, low, change.lastSequence());
            }
        }
        return Math.toIntExact(change.lastSequence() - before);
    }

    /**
     * Learns of what changed in the file; to be called in the transaction that goes on to add.
     *
     * @param newFloor the replay floor
     * @param lastSequence the highest number given
     */
    private void catchUp(long newFloor, long lastSequence) throws SQLException {
        if (newFloor < floor || lastSequence < readUpTo) {
            forgetAll();
        }
        if (newFloor > floor || generations.isEmpty()) {
            floor = newFloor;
            generations.addLast(new Generation());
            generations.removeIf(old -> old.lastSequence <= newFloor && old != newest());
        }
        if (lastSequence > readUpTo) {
            read(Math.max(readUpTo, floor), lastSequence);
        }
    }

    private void read(long after, long lastSequence) throws SQLException {
        PreparedStatement ids = database.statement(IDS);
        ids.setLong(1, after);
        ids.setLong(2, lastSequence);
        try (ResultSet row = ids.executeQuery()) {
            while (row.next()) {
                ByteBuffer id = ByteBuffer.wrap(row.getBytes(2));
                add(id.getLong(), id.getLong(), row.getLong(1));
            }
        }
        readUpTo = lastSequence;
    }

    private boolean contains(long high, long low) {
        for (Generation generation : generations) {
            if (generation.ids.contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    private void add(long high, long low, long sequence) {
        newest().ids.add(high, low);
        newest().lastSequence = sequence;
        readUpTo = sequence;
    }

    /** To be called when a transaction that added ids was undone. */
    void forgetAll() {
        generations.clear();
        readUpTo = 0;
        floor = 0;
    }

    private Generation newest() {
        return generations.getLast();
    }
}
