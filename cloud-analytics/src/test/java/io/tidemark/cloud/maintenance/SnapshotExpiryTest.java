package io.tidemark.cloud.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotExpiryTest {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir private Path warehouse;

    @Test
    void forgetsWhatIsOldButForTheNewest() {
        SmallFiles lake = filled(Map.of());

        int forgotten = new SnapshotExpiry(Duration.ofDays(1), 2).run(lake.table(), LATER);

        assertThat(forgotten).isEqualTo(3);
        assertThat(Snapshots.count(lake.table())).isEqualTo(2);
        assertThat(lake.rows()).hasSize(50);
    }

    @Test
    void keepsWhatIsYoung() {
        SmallFiles lake = filled(Map.of());
        Instant now = Instant.ofEpochMilli(lake.table().currentSnapshot().timestampMillis());

        assertThat(new SnapshotExpiry(Duration.ofDays(1), 1).run(lake.table(), now)).isZero();
    }

    @Test
    void keepsTheHistoryBackToTheNewestCommitOfASinkSoThatARestoredOneFindsIt() {
        SmallFiles lake =
                filled(Map.of("flink.job-id", "job", "flink.max-committed-checkpoint-id", "41"));
        // Compactions: no sink, and newer than the sink's last commit.
        lake.append(0, 10);
        lake.append(0, 10);

        new SnapshotExpiry(Duration.ofDays(1), 1).run(lake.table(), LATER);

        assertThat(checkpointsThatARestoredSinkFinds(lake.table())).containsExactly("41");
        assertThat(Snapshots.count(lake.table())).isEqualTo(3);
    }

    @Test
    void keepsWhatATagNames() {
        SmallFiles lake = filled(Map.of());
        long first = lake.table().snapshots().iterator().next().snapshotId();
        lake.table().manageSnapshots().createTag("training-7", first).commit();

        new SnapshotExpiry(Duration.ofDays(1), 1).run(lake.table(), LATER);

        assertThat(lake.table().snapshot(first)).isNotNull();
    }

    private SmallFiles filled(Map<String, String> summary) {
        SmallFiles lake = SmallFiles.create(warehouse, Map.of());
        for (int commit = 0; commit < 5; commit++) {
            lake.append(0, 10, summary);
        }
        return lake;
    }

    /** As Flink's committer looks for it: from the newest snapshot from parent to parent. */
    private static List<String> checkpointsThatARestoredSinkFinds(Table table) {
        List<String> found = new ArrayList<>();
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null) {
            if ("job".equals(snapshot.summary().get("flink.job-id"))) {
                found.add(snapshot.summary().get("flink.max-committed-checkpoint-id"));
            }
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : table.snapshot(parent);
        }
        return found;
    }
}
