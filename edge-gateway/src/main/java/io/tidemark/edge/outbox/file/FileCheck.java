package io.tidemark.edge.outbox.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads a whole file, to find what is damaged before it is needed. */
public final class FileCheck {

    private FileCheck() {}

    /** Checks the file on the connection of the database, which replaces it if it is damaged. */
    public static void run(OutboxDatabase database) {
        database.run(
                "check the file",
                () -> {
                    check(database.connection());
                    return null;
                });
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
            row.next();
            if (!row.getString(1).equals("ok")) {
                throw SqliteFile.damage(row.getString(1));
            }
        }
        if (!FirstPage.isOurs(connection)) {
            throw SqliteFile.damage("the tables are not those of an outbox");
        }
    }
}
