package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.file.FirstPage;
import io.tidemark.edge.outbox.file.OutboxSchema;
import io.tidemark.edge.outbox.file.SqliteFile;
import io.tidemark.edge.outbox.store.Fate;
import io.tidemark.edge.outbox.store.KindTotals;
import io.tidemark.edge.outbox.store.NumberRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file that is being rewritten, read as far as it can be read. Damaged pages are stepped over:
 * what lies behind them is found by its number.
 */
final class OldFile implements AutoCloseable {

    private final Connection connection;
    private final int version;
    private final List<NumberRange> unreadable = new ArrayList<>();

    private OldFile(Connection connection, int version) {
        this.connection = connection;
        this.version = version;
    }

    static OldFile open(Path file) throws SQLException {
        FirstPage.restoreLength(file);
        try {
            return connect(file);
        } catch (SQLException e) {
            if (!SqliteFile.isDamage(e)) {
                throw e;
            }
            FirstPage.replace(file);
            return connect(file);
        }
    }

    private static OldFile connect(Path file) throws SQLException {
        Connection connection = SqliteFile.connect(file);
        try {
            int version = SqliteFile.version(connection);
            if (FirstPage.isOurs(connection)) {
                return new OldFile(connection, OutboxSchema.VERSION);
            }
            if (version == 1) {
                return new OldFile(connection, version);
            }
            throw SqliteFile.damage("the tables are not those of an outbox");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    int version() {
        return version;
    }

    /** Numbers between which no row could be read. */
    List<NumberRange> unreadable() {
        return unreadable;
    }

    /** Gives every row that can be read, by ascending number, intact or not. */
    void readRows(RowScan.RowConsumer consumer) throws SQLException {
        unreadable.addAll(new RowScan(connection, version).run(consumer));
    }

    /** The ranges that have no row, by fate; of a file of version 1 nothing is known. */
    Map<Fate, List<NumberRange>> absent() throws SQLException {
        Map<Fate, List<NumberRange>> absent = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            absent.put(fate, new ArrayList<>());
        }
        if (version > 1) {
            read(
                    "SELECT first, last, fate FROM absent WHERE first <= last ORDER BY first",
                    row ->
                            absent.get(Fate.labelled(row.getString(3)))
                                    .add(new NumberRange(row.getLong(1), row.getLong(2))));
        }
        return absent;
    }

    /** The totals, or null if they cannot be read. */
    Map<String, KindTotals> totals() throws SQLException {
        Map<String, KindTotals> totals = new TreeMap<>();
        String counts =
                version == 1
                        ? "emitted, delivered, undeliverable, 0, 0, 0, waiting_bytes"
                        : "emitted, delivered, undeliverable, folded, dropped, damaged,"
                                + " waiting_bytes";
        boolean complete =
                read(
                        "SELECT kind, " + counts + " FROM totals",
                        row -> totals.put(row.getString(1), KindTotals.read(row, 2)));
        return complete ? totals : null;
    }

    /** Gives the rows of a small table; returns whether all of it could be read. */
    boolean read(String query, Reader reader) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(query);
                ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (SQLException e) {
            if (SqliteFile.isDamage(e)) {
                return false;
            }
            throw e;
        }
    }

    /** What is read of a row; an {@link IllegalArgumentException} says that it is damaged. */
    @FunctionalInterface
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
