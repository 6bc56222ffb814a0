package io.tidemark.cloud.maintenance;

import java.time.Duration;
import java.time.Instant;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.sink.SinkUtil;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Forgets old snapshots with the files that only they had.
 *
 * <p>A Flink sink that is restored looks in the table's history for its newest commit, to know
 * which files of its checkpoint are in the table already. If that snapshot were gone, the sink
 * would add the files again. So the history is kept at least back to the newest commit of a sink,
 * however old it is.
 */
final class SnapshotExpiry {

    private final Duration age;
    private final int kept;

    /**
     * @param age how old a snapshot is at least that is forgotten
     * @param kept how many of the newest stay, whatever their age, >= 1
     */
    SnapshotExpiry(Duration age, int kept) {
        this.age = age;
        this.kept = kept;
    }

    /**
     * Snapshots that a branch or a tag names stay.
     *
     * @return how many snapshots were forgotten
     */
    int run(Table table, Instant now) {
        int before = Snapshots.count(table);
        table.expireSnapshots()
                .expireOlderThan(now.minus(age).toEpochMilli())
                .retainLast(Math.max(kept, backToNewestOfASink(table)))
                .commit();
        table.refresh();
        return before - Snapshots.count(table);
    }

    /** How many of the newest snapshots a restored sink needs; 0 if no sink ever wrote. */
    private static int backToNewestOfASink(Table table) {
        int depth = 0;
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            depth++;
            if (snapshot.summary().containsKey(SinkUtil.FLINK_JOB_ID)) {
                return depth;
            }
        }
        return 0;
    }
}
