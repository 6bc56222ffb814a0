package io.tidemark.edge.outbox.salvage;

import io.tidemark.edge.outbox.store.ResultsTable;
import io.tidemark.edge.outbox.store.RowChecksum;
import io.tidemark.edge.outbox.store.StoredResult;
import io.tidemark.events.EventCodec;
import io.tidemark.events.EventId;
import io.tidemark.events.UndecodableEventException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A row of a file that is being rewritten.
 *
 * @param sequence the result's number
 * @param id 16 bytes
 * @param kind label of the kind
 * @param state one of {@link ResultsTable}'s
 * @param event null if it is not kept
 * @param enqueuedAt gateway clock, milliseconds since the epoch
 * @param deliveredAt the same; null while not delivered
 * @param undeliverable why it can never be delivered, else null
 * @param checksum null in a file of version 1
 */
record OldRow(
        long sequence,
        byte[] id,
        String kind,
        int state,
        byte[] event,
        long enqueuedAt,
        Long deliveredAt,
        String undeliverable,
        Long checksum) {

    /** What is to be selected from a file of the version, in the order of the components. */
    static String columns(int version) {
        return version == 1
                ? "sequence, id, kind, CASE WHEN undeliverable IS NOT NULL THEN 2"
                        + " WHEN delivered_at IS NOT NULL THEN 1 ELSE 0 END, event, enqueued_at,"
                        + " delivered_at, undeliverable, NULL"
                : "sequence, id, kind, state, event, enqueued_at, delivered_at, undeliverable,"
                        + " checksum";
    }

    static OldRow read(ResultSet row) throws SQLException {
        return new OldRow(
                row.getLong(1),
                row.getBytes(2),
                row.getString(3),
                row.getInt(4),
                row.getBytes(5),
                row.getLong(6),
                (Long) nullable(row, row.getLong(7)),
                row.getString(8),
                (Long) nullable(row, row.getLong(9)));
    }

    private static Object nullable(ResultSet row, long value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** Whether it is what was written. */
    boolean intact(RowChecksum checksums) {
        if (id == null || id.length != 16 || kind == null || sequence < 1 || !hasKnownKind()) {
            return false;
        }
        if (checksum != null) {
            return checksum == checksums.of(sequence, state, kind, event);
        }
        return event == null ? state == ResultsTable.DELIVERED : hasTheIdOfItsEvent();
    }

    private boolean hasKnownKind() {
        return new StoredResult(sequence, kind, event, true).knownKind().equals(kind);
    }

    /** Rows of version 1 have no checksum, but their id is a hash of what the event is about. */
    private boolean hasTheIdOfItsEvent() {
        try {
            return EventId.of(EventCodec.decode(event)).equals(HexFormat.of().formatHex(id));
        } catch (UndecodableEventException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Bytes of the event; 0 if it is not kept. */
    int bytes() {
        return event == null ? 0 : event.length;
    }
}
