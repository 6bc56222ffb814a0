package io.tidemark.edge.outbox.file;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a file is used for.
 *
 * @param usedBytes bytes of pages in use
 * @param freeBytes bytes of pages that are free, and are used again before the file grows
 */
public record FileUsage(long usedBytes, long freeBytes) {

    /** What the file of the database is used for, now. */
    public static FileUsage of(OutboxDatabase database) {
        return database.run("read the size", () -> of(database.connection()));
    }

    private static FileUsage of(Connection connection) throws SQLException {
        long pageBytes = SqliteFile.number(connection, "PRAGMA page_size");
        long free = SqliteFile.number(connection, "PRAGMA freelist_count");
        long pages = SqliteFile.number(connection, "PRAGMA page_count");
        return new FileUsage((pages - free) * pageBytes, free * pageBytes);
    }
}
