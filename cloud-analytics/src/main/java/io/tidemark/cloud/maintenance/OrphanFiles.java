package io.tidemark.cloud.maintenance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.util.FileSystemWalker;

/**
 * Deletes files in a table's folder that no snapshot and no metadata knows: what a writer left that
 * was killed before its commit.
 *
 * <p>A file may be about to be committed, by a sink that is stopped with files in its checkpoint as
 * well. Hence the age, which has to exceed the longest time that the cloud job may be down.
 */
final class OrphanFiles {

    private final Duration age;

    /**
     * @param age how old a file is at least that is deleted
     */
    OrphanFiles(Duration age) {
        this.age = age;
    }

    /**
     * @return how many files were deleted; 0 if the table's storage cannot list
     */
    int delete(Table table, Instant now) throws IOException {
        if (!(table.io() instanceof SupportsPrefixOperations)) {
            return 0;
        }
        long before = now.minus(age).toEpochMilli();
        Set<String> found = new HashSet<>();
        FileSystemWalker.listDirRecursivelyWithFileIO(
                (SupportsPrefixOperations) table.io(),
                table.location(),
                table.specs(),
                file -> file.createdAtMillis() < before,
                found::add);
        // Only now, so that what was committed while the folder was listed is known.
        table.refresh();
        removeKnown(table, found);
        found.forEach(table.io()::deleteFile);
        return found.size();
    }

    private static void removeKnown(Table table, Set<String> found) throws IOException {
        found.removeAll(ReachableFileUtil.metadataFileLocations(table, true));
        found.remove(ReachableFileUtil.versionHintLocation(table));
        ReachableFileUtil.manifestListLocations(table).forEach(found::remove);
        ReachableFileUtil.statisticsFilesLocations(table).forEach(found::remove);
        for (PartitionStatisticsFile statistics : table.partitionStatisticsFiles()) {
            found.remove(statistics.path());
        }
        Set<String> read = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (read.add(manifest.path())) {
                    removeKnown(table, manifest, found);
                }
            }
        }
    }

    private static void removeKnown(Table table, ManifestFile manifest, Set<String> found)
            throws IOException {
        found.remove(manifest.path());
        if (manifest.content() == org.apache.iceberg.ManifestContent.DATA) {
            try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, table.io())) {
                paths.forEach(found::remove);
            }
        } else {
            try (CloseableIterable<org.apache.iceberg.DeleteFile> deletes =
                    ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
                deletes.forEach(file -> found.remove(file.location()));
            }
        }
    }
}
