package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.file.SqliteFile;
import io.tidemark.edge.outbox.store.NumberRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a file that may be damaged, and steps over pages that cannot be read. */
final class RowScan {

    private static final long BEYOND_EVERY_NUMBER = 1L << 50;

    /** What becomes of a row. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(OldRow row) throws SQLException;
    }

    private final Connection connection;
    private final int version;

    /**
     * @param version of the file's tables
     */
    RowScan(Connection connection, int version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Gives every row that can be read, by ascending number, intact or not.
     *
     * @return the numbers between which none could be read
     */
    List<NumberRange> run(RowConsumer consumer) throws SQLException {
        List<NumberRange> unreadable = new ArrayList<>();
        long[] last = {0};
        boolean complete = false;
        while (!complete) {
            try {
                readRows(last, consumer);
                complete = true;
            } catch (SQLException e) {
                if (!SqliteFile.isDamage(e)) {
                    throw e;
                }
                long next = firstReadableAfter(last[0]);
                unreadable.add(new NumberRange(last[0] + 1, next - 1));
                last[0] = next - 1;
                complete = next == BEYOND_EVERY_NUMBER;
            }
        }
        return unreadable;
    }

    private void readRows(long[] last, RowConsumer consumer) throws SQLException {
        try (PreparedStatement rows = rowsAfter(last[0], Integer.MAX_VALUE);
                ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                OldRow read = OldRow.read(row);
                if (read.sequence() <= last[0]) {
                    throw SqliteFile.damage("rows are not in their order");
                }
                consumer.accept(read);
                last[0] = read.sequence();
            }
        }
    }

    /** The lowest number, found by halving, from which on a row or the end can be read. */
    private long firstReadableAfter(long last) throws SQLException {
        long step = 1;
        while (last + step < BEYOND_EVERY_NUMBER && !canReadFrom(last + step)) {
            step *= 2;
        }
        long readable = Math.min(last + step, BEYOND_EVERY_NUMBER);
        long unreadableUpTo = last + step / 2;
        while (readable - unreadableUpTo > 1) {
            long middle = unreadableUpTo + (readable - unreadableUpTo) / 2;
            if (canReadFrom(middle)) {
                readable = middle;
            } else {
                unreadableUpTo = middle;
            }
        }
        return Math.max(readable, last + 1);
    }

    private boolean canReadFrom(long number) throws SQLException {
        try (PreparedStatement rows = rowsAfter(number - 1, 1);
                ResultSet row = rows.executeQuery()) {
            return !row.next() || OldRow.read(row).sequence() >= number;
        } catch (SQLException e) {
            if (SqliteFile.isDamage(e)) {
                return false;
            }
            throw e;
        }
    }

    private PreparedStatement rowsAfter(long number, int maximumRows) throws SQLException {
        PreparedStatement rows =
                connection.prepareStatement(
                        "SELECT "
                                + OldRow.columns(version)
                                + " FROM results NOT INDEXED WHERE sequence > ?"
                                + " ORDER BY sequence LIMIT ?");
        rows.setLong(1, number);
        rows.setInt(2, maximumRows);
        return rows;
    }
}
