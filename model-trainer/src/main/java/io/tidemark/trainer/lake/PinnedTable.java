package io.tidemark.trainer.lake;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** A table at one of its snapshots. Whatever is committed meanwhile is not seen. */
final class PinnedTable {

    private final Table table;
    private final Snapshot snapshot;

    private PinnedTable(Table table, Snapshot snapshot) {
        this.table = table;
        this.snapshot = snapshot;
    }

    /**
     * @param snapshotId the snapshot; null for the newest
     * @return empty if the table has no snapshot yet
     * @throws IllegalArgumentException if the snapshot is none of the table's, or is expired
     */
    static Optional<PinnedTable> of(Table table, Long snapshotId) {
        Snapshot found = snapshotId == null ? table.currentSnapshot() : table.snapshot(snapshotId);
        if (found == null && snapshotId != null) {
            throw new IllegalArgumentException(
                    table.name() + " has no snapshot " + snapshotId + ", or it is expired");
        }
        return Optional.ofNullable(found).map(snapshot -> new PinnedTable(table, snapshot));
    }

    Table table() {
        return table;
    }

    long snapshotId() {
        return snapshot.snapshotId();
    }

    /** When the snapshot was committed, milliseconds since the epoch. */
    long committedAtMillis() {
        return snapshot.timestampMillis();
    }

    /** Reads the columns of all rows that match, in no order. */
    void read(Expression where, Consumer<Record> each, String... columns) {
        try (CloseableIterable<Record> rows =
                IcebergGenerics.read(table)
                        .useSnapshot(snapshotId())
                        .where(where)
                        .select(columns)
                        .build()) {
            rows.forEach(each);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("reading " + table.name(), e);
        }
    }
}
