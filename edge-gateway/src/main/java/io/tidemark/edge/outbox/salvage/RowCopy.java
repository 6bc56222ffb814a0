package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.EventKind;
import io.tidemark.edge.outbox.file.OutboxDatabase;
import io.tidemark.edge.outbox.store.RowChecksum;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Writes rows as they were into a new file, many in a transaction. */
final class RowCopy {

    private static final String INSERT =
            """
            INSERT INTO results (sequence, id, kind, priority, state, event, enqueued_at,
                delivered_at, undeliverable, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final OutboxDatabase database;
    private final int rowsAtOnce;
    private final RowChecksum checksums = new RowChecksum();
    private final List<OldRow> gathered = new ArrayList<>();

    RowCopy(OutboxDatabase database, int rowsAtOnce) {
        this.database = database;
        this.rowsAtOnce = rowsAtOnce;
    }

    void add(OldRow row) {
        gathered.add(row);
        if (gathered.size() == rowsAtOnce) {
            finish();
        }
    }

    /** Writes what is left to write. */
    void finish() {
        database.transaction(
                "copy " + gathered.size() + " results",
                () -> {
                    for (OldRow row : gathered) {
                        insert(row);
                    }
                    return null;
                });
        gathered.clear();
    }

    private void insert(OldRow row) throws SQLException {
        PreparedStatement insert = database.statement(INSERT);
        insert.setLong(1, row.sequence());
        insert.setBytes(2, row.id());
        insert.setString(3, row.kind());
        insert.setInt(4, EventKind.labelled(row.kind()).priority());
        insert.setInt(5, row.state());
        insert.setBytes(6, row.event());
        insert.setLong(7, row.enqueuedAt());
        if (row.deliveredAt() == null) {
            insert.setNull(8, Types.INTEGER);
        } else {
            insert.setLong(8, row.deliveredAt());
        }
        insert.setString(9, row.undeliverable());
        insert.setLong(10, checksums.of(row.sequence(), row.state(), row.kind(), row.event()));
        insert.executeUpdate();
    }
}
