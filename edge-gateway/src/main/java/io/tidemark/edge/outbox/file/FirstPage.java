package io.tidemark.edge.outbox.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a damaged file readable again as far as its first page goes, which says where everything
 * is: the tables are made in the same order in every file, so the first page of an empty one will
 * do. See "Database File Format", section 1.3, in SQLite's documentation.
 */
public final class FirstPage {

    private static final int PAGE_BYTES = 4096;
    private static final int SIZE_IN_PAGES = 28;
    private static final int FREE_PAGES = 32;

    private FirstPage() {}

    /** Whether the tables are those of this release. */
    public static boolean isOurs(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                        + " ORDER BY rowid")) {
            while (row.next()) {
                found.add(row.getString(1).strip());
            }
        }
        return found.equals(
                OutboxSchema.DEFINITIONS.stream()
                        .filter(sql -> sql.startsWith("CREATE"))
                        .map(String::strip)
                        .toList());
    }

    /** Pages that were cut off the end count as empty: SQLite opens no file without them. */
    public static void restoreLength(Path file) throws SQLException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (bytes.length() >= PAGE_BYTES) {
                bytes.seek(SIZE_IN_PAGES);
                long told = Integer.toUnsignedLong(bytes.readInt()) * PAGE_BYTES;
                boolean plausible = told / 2 <= bytes.length();
                bytes.setLength(Math.max(wholePages(bytes.length()), plausible ? told : 0));
            }
        } catch (IOException e) {
            throw new SQLException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the first page of an empty file over that of the damaged one. */
    public static void replace(Path file) throws SQLException {
        Path empty = file.resolveSibling(file.getFileName() + ".empty");
        try {
            Files.deleteIfExists(empty);
            OutboxDatabase.open(empty, OutboxDatabase.Rebuild::giveUp).close();
            try (RandomAccessFile source = new RandomAccessFile(empty.toFile(), "r");
                    RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
                byte[] page = new byte[PAGE_BYTES];
                source.readFully(page);
                long length = Math.max(wholePages(target.length()), PAGE_BYTES);
                target.setLength(length);
                ByteBuffer.wrap(page)
                        .putInt(SIZE_IN_PAGES, (int) (length / PAGE_BYTES))
                        .putLong(FREE_PAGES, 0);
                target.seek(0);
                target.write(page);
            }
            Files.delete(empty);
        } catch (IOException e) {
            throw new SQLException("cannot restore " + file + ": " + e.getMessage(), e);
        }
    }

    private static long wholePages(long bytes) {
        return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }
}
