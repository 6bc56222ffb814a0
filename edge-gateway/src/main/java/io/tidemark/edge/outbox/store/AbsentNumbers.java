package io.tidemark.edge.outbox.store;

import io.tidemark.edge.outbox.file.OutboxDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table of the sequence numbers whose rows are gone; adjoining ranges of one fate are one. */
public final class AbsentNumbers {

    private static final String BEFORE =
            "SELECT first FROM absent WHERE first = (SELECT max(first) FROM absent WHERE first < ?)"
                    + " AND last = ? AND fate = ?";

    private final OutboxDatabase database;

    AbsentNumbers(OutboxDatabase database) {
        this.database = database;
    }

    /** Enters numbers that are not there yet; to be called in the transaction that deletes rows. */
    public void add(NumberRange range, Fate fate) throws SQLException {
        long first = startOfRangeEndingAt(range.first() - 1, fate).orElse(range.first());
        long last = endOfRangeStartingAt(range.last() + 1, fate).orElse(range.last());
        PreparedStatement delete =
                database.statement("DELETE FROM absent WHERE first = ? OR first = ?");
        delete.setLong(1, first);
        delete.setLong(2, range.last() + 1);
        if (first != range.first() || last != range.last()) {
            delete.executeUpdate();
        }
        PreparedStatement insert =
                database.statement("INSERT INTO absent (first, last, fate) VALUES (?, ?, ?)");
        insert.setLong(1, first);
        insert.setLong(2, last);
        insert.setString(3, fate.label());
        insert.executeUpdate();
    }

    private Found startOfRangeEndingAt(long number, Fate fate) throws SQLException {
        PreparedStatement before = database.statement(BEFORE);
        before.setLong(1, number + 1);
        before.setLong(2, number);
        before.setString(3, fate.label());
        return Found.of(before);
    }

    private Found endOfRangeStartingAt(long number, Fate fate) throws SQLException {
        PreparedStatement after =
                database.statement("SELECT last FROM absent WHERE first = ? AND fate = ?");
        after.setLong(1, number);
        after.setString(2, fate.label());
        return Found.of(after);
    }

    /** A number that may be there. */
    private record Found(boolean there, long number) {

        static Found of(PreparedStatement query) throws SQLException {
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Found(true, row.getLong(1)) : new Found(false, 0);
            }
        }

        long orElse(long other) {
            return there ? number : other;
        }
    }
}
