package io.tidemark.cloud.maintenance;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** What maintenance did to a table. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonPropertyOrder({
    "table",
    "filesRewritten",
    "filesWritten",
    "bytesRewritten",
    "snapshotsExpired",
    "orphansDeleted",
    "millis",
    "leftBecause",
    "before",
    "after"
})
final class MaintainedTable {

    final String table;

    /** Files that were replaced by {@link #filesWritten} others. */
    final int filesRewritten;

    final int filesWritten;

    /** Size of the files that were replaced, bytes. */
    final long bytesRewritten;

    final int snapshotsExpired;
    final int orphansDeleted;

    /** How long it took, milliseconds. */
    final long millis;

    /** Why its files were not compacted, in a sentence; null if they were. */
    final String leftBecause;

    final TableHealth before;
    final TableHealth after;

    MaintainedTable(
            String table,
            Compaction compaction,
            int snapshotsExpired,
            int orphansDeleted,
            long millis,
            String leftBecause,
            TableHealth before,
            TableHealth after) {
        this.table = table;
        this.filesRewritten = compaction.filesBefore();
        this.filesWritten = compaction.filesAfter();
        this.bytesRewritten = compaction.bytesRewritten();
        this.snapshotsExpired = snapshotsExpired;
        this.orphansDeleted = orphansDeleted;
        this.millis = millis;
        this.leftBecause = leftBecause;
        this.before = before;
        this.after = after;
    }
}
