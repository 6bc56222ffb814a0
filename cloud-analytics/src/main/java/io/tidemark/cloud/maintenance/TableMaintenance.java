package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/** Everything that is done to a table from time to time. */
final class TableMaintenance {

    private final MaintenanceSettings settings;
    private final Clock clock;

    TableMaintenance(MaintenanceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Compacts, then forgets old snapshots, then deletes what no snapshot knows.
     *
     * @param name of the table, for the report
     * @throws IOException if the table's files cannot be read or written
     */
    MaintainedTable maintain(String name, Table table, Compaction.Progress progress)
            throws IOException {
        long start = System.nanoTime();
        TableHealth before = TableHealth.of(table);
        PartitionRewrite rewrite =
                new PartitionRewrite(table, settings.scratch(), settings.sortBytes());
        Compaction compaction = new Compaction(table, rewrite, progress);
        String leftBecause = null;
        try {
            compaction.run();
        } catch (CommitFailedException | ValidationException overtaken) {
            leftBecause = overtaken.getMessage();
            table.refresh();
        }
        int expired =
                new SnapshotExpiry(settings.snapshotAge(), settings.keptSnapshots())
                        .run(table, clock.instant());
        int orphans = new OrphanFiles(settings.orphanAge()).delete(table, clock.instant());
        return new MaintainedTable(
                name,
                compaction,
                expired,
                orphans,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                leftBecause,
                before,
                TableHealth.of(table));
    }
}
