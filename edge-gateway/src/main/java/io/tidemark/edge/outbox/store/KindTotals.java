package io.tidemark.edge.outbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The totals of the results of one kind, or what one transaction adds to them. */
public final class KindTotals {

    private static final int NUMBERS = 7;

    private long emitted;
    private long delivered;
    private long undeliverable;
    private long folded;
    private long dropped;
    private long damaged;
    private long waitingBytes;

    void emitted(long bytes) {
        emitted++;
        waitingBytes += bytes;
    }

    void delivered(long bytes) {
        delivered++;
        waitingBytes -= bytes;
    }

    void undeliverable(long bytes) {
        undeliverable++;
        waitingBytes -= bytes;
    }

    void folded(long bytes) {
        folded++;
        waitingBytes -= bytes;
    }

    void dropped(long bytes) {
        dropped++;
        waitingBytes -= bytes;
    }

    void damaged(long bytes) {
        damaged++;
        waitingBytes -= bytes;
    }

    /** Numbers that were given and of whose results the disk no longer tells. */
    public void emittedAndDamaged(long results) {
        emittedAndGone(Fate.DAMAGED, results);
    }

    /** Results that were entered, and whose rows are gone. */
    public void emittedAndGone(Fate fate, long results) {
        emitted += results;
        switch (fate) {
            case DELIVERED -> delivered += results;
            case FOLDED -> folded += results;
            case DROPPED -> dropped += results;
            case DAMAGED -> damaged += results;
        }
    }

    /**
     * A row that was found.
     *
     * @param state one of {@link ResultsTable}'s
     */
    public void found(int state, int bytes) {
        emitted(bytes);
        if (state == ResultsTable.DELIVERED) {
            delivered(bytes);
        } else if (state == ResultsTable.SET_ASIDE) {
            undeliverable(bytes);
        }
    }

    /** Counts as damaged what is told to wait, or to be set aside, and was not found. */
    public void loseAllBut(KindTotals found) {
        long lost = waiting() - found.waiting() + undeliverable - found.undeliverable;
        undeliverable = found.undeliverable;
        damaged += lost;
        waitingBytes = found.waitingBytes;
    }

    /** Adds the other totals to these. */
    public void add(KindTotals other) {
        emitted += other.emitted;
        delivered += other.delivered;
        undeliverable += other.undeliverable;
        folded += other.folded;
        dropped += other.dropped;
        damaged += other.damaged;
        waitingBytes += other.waitingBytes;
    }

    /** Results ever entered. */
    public long emitted() {
        return emitted;
    }

    long delivered() {
        return delivered;
    }

    long undeliverable() {
        return undeliverable;
    }

    long folded() {
        return folded;
    }

    long dropped() {
        return dropped;
    }

    long damaged() {
        return damaged;
    }

    long waiting() {
        return emitted - delivered - undeliverable - folded - dropped - damaged;
    }

    long waitingBytes() {
        return waitingBytes;
    }

    /** Sets the parameters from the index on, in the order of the columns. */
    void bind(PreparedStatement statement, int from) throws SQLException {
        long[] numbers = {
            emitted, delivered, undeliverable, folded, dropped, damaged, waitingBytes
        };
        for (int i = 0; i < NUMBERS; i++) {
            statement.setLong(from + i, numbers[i]);
        }
    }

    /** The totals in the columns from the index on. */
    public static KindTotals read(ResultSet row, int from) throws SQLException {
        long[] numbers = new long[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = row.getLong(from + i);
        }
        KindTotals totals = new KindTotals();
        totals.emitted = numbers[0];
        totals.delivered = numbers[1];
        totals.undeliverable = numbers[2];
        totals.folded = numbers[3];
        totals.dropped = numbers[4];
        totals.damaged = numbers[5];
        totals.waitingBytes = numbers[6];
        return totals;
    }
}
