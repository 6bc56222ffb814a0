package io.tidemark.cloud.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanFilesTest {

    private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(15));
    private static final Duration AGE = Duration.ofDays(14);

    @TempDir private Path warehouse;
    private SmallFiles lake;

    @BeforeEach
    void fillATable() throws IOException {
        lake = SmallFiles.create(warehouse, Map.of());
        DataFile first = lake.append(0, 10);
        DataFile second = lake.append(1, 10);
        lake.append(2, 10);
        PositionDeletes.delete(lake.table(), first, 0);
        // Known to an older snapshot only.
        lake.table().newDelete().deleteFile(second).commit();
    }

    @Test
    void deletesWhatNoSnapshotKnowsAndNothingElse() throws IOException {
        List<Path> known = files();
        lake.write(0, 10);
        age(OLD);

        int deleted = new OrphanFiles(AGE).delete(lake.table(), NOW);

        assertThat(deleted).isEqualTo(1);
        assertThat(files()).containsAll(known).hasSize(known.size());
        assertThat(lake.rows()).hasSize(19);
    }

    @Test
    void leavesAFileThatMayYetBeCommitted() throws IOException {
        age(OLD);
        DataFile pending = lake.write(0, 10);
        Files.setLastModifiedTime(
                Path.of(URI.create(pending.location())),
                FileTime.from(NOW.minus(Duration.ofDays(13))));

        assertThat(new OrphanFiles(AGE).delete(lake.table(), NOW)).isZero();

        lake.table().newAppend().appendFile(pending).commit();
        assertThat(lake.rows()).hasSize(29);
    }

    private void age(Instant modified) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(modified));
        }
    }

    /** Without the checksums that Hadoop puts beside. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".crc"))
                    .toList();
        }
    }
}
