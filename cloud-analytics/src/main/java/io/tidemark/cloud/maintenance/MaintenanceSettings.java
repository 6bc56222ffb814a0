package io.tidemark.cloud.maintenance;

import java.nio.file.Path;
import java.time.Duration;

/** What maintenance keeps, and what it may take. */
final class MaintenanceSettings {

    private final Duration snapshotAge;
    private final int keptSnapshots;
    private final Duration orphanAge;
    private final Path scratch;
    private final long sortBytes;

    /**
     * @param snapshotAge how old a snapshot is at least that is forgotten
     * @param keptSnapshots how many of the newest stay, whatever their age, >= 1
     * @param orphanAge how old a file is at least that is deleted because no snapshot knows it
     * @param scratch directory that exists, for what does not fit into memory
     * @param sortBytes how much of rows is held in memory to be sorted, bytes, > 0
     */
    MaintenanceSettings(
            Duration snapshotAge,
            int keptSnapshots,
            Duration orphanAge,
            Path scratch,
            long sortBytes) {
        this.snapshotAge = snapshotAge;
        this.keptSnapshots = keptSnapshots;
        this.orphanAge = orphanAge;
        this.scratch = scratch;
        this.sortBytes = sortBytes;
    }

    Duration snapshotAge() {
        return snapshotAge;
    }

    int keptSnapshots() {
        return keptSnapshots;
    }

    Duration orphanAge() {
        return orphanAge;
    }

    Path scratch() {
        return scratch;
    }

    long sortBytes() {
        return sortBytes;
    }
}
