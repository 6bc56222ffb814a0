package io.tidemark.cloud.maintenance;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The snapshots that a table remembers. */
final class Snapshots {

    private Snapshots() {}

    /** How many there are, as of the table's last refresh. */
    static int count(Table table) {
        int count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }
}
