package io.tidemark.cloud.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMaintenanceTest {

    private static final Clock LATER =
            Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path warehouse;
    @TempDir private Path scratch;
    private SmallFiles lake;

    @BeforeEach
    void writeSmallFiles() {
        lake = SmallFiles.create(warehouse, Map.of());
        for (int file = 0; file < 8; file++) {
            lake.append(file % 2, 20);
        }
    }

    @Test
    void saysHowTheTableWasAndIs() throws IOException {
        MaintainedTable done = maintain();

        assertThat(done.before.partitions).isEqualTo(2);
        assertThat(done.before.files).isEqualTo(8);
        assertThat(done.before.underOneMegabyte).isEqualTo(8);
        assertThat(done.before.aloneUnderOneMegabyte).isZero();
        assertThat(done.before.partitionsToCompact).isEqualTo(2);
        assertThat(done.before.snapshots).isEqualTo(8);
        assertThat(done.after.files).isEqualTo(2);
        assertThat(done.after.underOneMegabyte).isEqualTo(2);
        assertThat(done.after.aloneUnderOneMegabyte).isEqualTo(2);
        assertThat(done.after.partitionsToCompact).isZero();
        assertThat(done.after.snapshots).isEqualTo(3);
        assertThat(done.after.smallestBytes)
                .isEqualTo(
                        lake.files().stream()
                                .mapToLong(DataFile::fileSizeInBytes)
                                .min()
                                .getAsLong());
        assertThat(done.snapshotsExpired).isEqualTo(6);
        assertThat(lake.rows()).hasSize(160);
    }

    @Test
    void doesNothingToATableWithoutRows() throws IOException {
        SmallFiles empty = SmallFiles.create(scratch, Map.of());

        MaintainedTable done = maintenance().maintain("events", empty.table(), (written, of) -> {});

        assertThat(done.after.files).isZero();
        assertThat(done.filesRewritten).isZero();
    }

    @Test
    void leavesTheTableAsItWasIfItIsKilled() throws Exception {
        List<String> before = lake.rows();
        long snapshot = lake.table().currentSnapshot().snapshotId();

        Process killed =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("surefire.test.class.path"),
                                KilledCompaction.class.getName(),
                                warehouse.toString(),
                                scratch.toString())
                        .inheritIO()
                        .start();

        assertThat(killed.waitFor()).isEqualTo(KilledCompaction.EXIT_CODE);
        assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(snapshot);
        assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(before);
        MaintainedTable next = maintain();
        assertThat(next.orphansDeleted).isEqualTo(2);
        assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void reportsToPeopleAndToPrograms() throws IOException {
        MaintenanceReport report = new MaintenanceReport(List.of(maintain()));
        StringWriter table = new StringWriter();
        StringWriter json = new StringWriter();

        report.printTable(new PrintWriter(table));
        report.printJson(new PrintWriter(json));

        assertThat(table.toString().lines())
                .anyMatch(line -> line.matches("events +before +2 +8 +0\\.\\d+ +0\\.\\d+ +8 +0 +8"))
                .anyMatch(line -> line.matches(" +after +2 +2 +0\\.\\d+ +0\\.\\d+ +2 +2 +3"))
                .anyMatch(line -> line.startsWith("events: 8 files (0.0"));
        JsonNode maintained = new ObjectMapper().readTree(json.toString()).at("/tables/0");
        assertThat(maintained.path("table").asText()).isEqualTo("events");
        assertThat(maintained.at("/before/files").asInt()).isEqualTo(8);
        assertThat(maintained.at("/after/partitionsToCompact").asInt(-1)).isZero();
    }

    private MaintainedTable maintain() throws IOException {
        return maintenance().maintain("events", lake.table(), (written, of) -> {});
    }

    private TableMaintenance maintenance() {
        return new TableMaintenance(
                new MaintenanceSettings(
                        Duration.ofDays(1), 3, Duration.ofDays(1), scratch, 1_000_000),
                LATER);
    }
}
