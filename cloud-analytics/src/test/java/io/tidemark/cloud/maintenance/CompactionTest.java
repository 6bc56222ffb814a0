package io.tidemark.cloud.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final Compaction.Progress SILENT = (done, of) -> {};
    private static final long MEGABYTES = 8L * 1024 * 1024;

    @TempDir private Path warehouse;
    @TempDir private Path scratch;
    private SmallFiles lake;

    @BeforeEach
    void writeSmallFiles() {
        lake = SmallFiles.create(warehouse, Map.of());
        for (int file = 0; file < 12; file++) {
            lake.append(file % 3, 40);
        }
    }

    @Test
    void makesOneFileOfTheSmallOnesOfEachDayAndKeepsEveryRow() throws IOException {
        List<String> before = lake.rows();

        Compaction compaction = compact(MEGABYTES, SILENT);

        assertThat(lake.files())
                .extracting(DataFile::recordCount)
                .containsExactly(160L, 160L, 160L);
        assertThat(lake.rows()).hasSize(480).containsExactlyInAnyOrderElementsOf(before);
        assertThat(compaction.filesBefore()).isEqualTo(12);
        assertThat(compaction.filesAfter()).isEqualTo(3);
    }

    @Test
    void laysTheRowsOfAFileInTheTablesOrder() throws IOException {
        compact(MEGABYTES, SILENT);

        requireSorted();
    }

    @Test
    void sortsWhatDoesNotFitIntoMemoryAndCleansUp() throws IOException {
        List<String> before = lake.rows();

        compact(10_000, SILENT);

        requireSorted();
        assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void leavesATableThatIsCompactAsItIs() throws IOException {
        compact(MEGABYTES, SILENT);
        long compact = lake.table().currentSnapshot().snapshotId();

        compact(MEGABYTES, SILENT);

        assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(compact);
    }

    @Test
    void losesNothingThatIsAppendedMeanwhile() throws IOException {
        List<String> before = lake.rows();
        List<DataFile> appended = new ArrayList<>();

        // The first round commits after the job; the second takes in what the job appended.
        compact(
                MEGABYTES,
                (done, of) -> {
                    if (appended.size() < 3) {
                        appended.add(lake.append(done - 1, 5));
                    }
                });

        assertThat(lake.rows()).hasSize(before.size() + 15).containsAll(before);
        assertThat(lake.files()).hasSize(3);
    }

    @Test
    void givesUpIfAFileThatItReadIsDeletedMeanwhile() throws IOException {
        DataFile deleted = lake.files().get(0);

        assertThatThrownBy(
                        () ->
                                compact(
                                        MEGABYTES,
                                        (done, of) -> {
                                            if (done == of) {
                                                lake.table()
                                                        .newDelete()
                                                        .deleteFile(deleted)
                                                        .commit();
                                            }
                                        }))
                .isInstanceOf(ValidationException.class);

        assertThat(lake.files()).hasSize(11);
        assertThat(lake.rows()).hasSize(440);
        assertThat(dataFiles()).hasSize(12);
    }

    @Test
    void doesNotBringBackRowsThatWereDeleted() throws IOException {
        DataFile file = lake.files().get(0);
        PositionDeletes.delete(lake.table(), file, 0, 7);
        List<String> before = lake.rows();
        assertThat(before).hasSize(478);

        compact(MEGABYTES, SILENT);

        assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void writesFilesOfTheTargetSizeAndIsContentWithThem() throws IOException {
        lake.table()
                .updateProperties()
                .set("write.target-file-size-bytes", Integer.toString(2_000_000))
                .commit();
        for (int file = 0; file < 10; file++) {
            lake.append(5, 5_000);
        }

        compact(MEGABYTES, SILENT);
        long compact = lake.table().currentSnapshot().snapshotId();
        compact(MEGABYTES, SILENT);

        assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(compact);
        assertThat(lake.files())
                .filteredOn(file -> file.recordCount() > 1_000)
                .hasSizeBetween(3, 5)
                .allSatisfy(file -> assertThat(file.fileSizeInBytes()).isLessThan(2_600_000));
    }

    private Compaction compact(long runBytes, Compaction.Progress progress) throws IOException {
        Table table = lake.table();
        Compaction compaction =
                new Compaction(table, new PartitionRewrite(table, scratch, runBytes), progress);
        compaction.run();
        return compaction;
    }

    private void requireSorted() throws IOException {
        Comparator<Record> order =
                Comparator.<Record, String>comparing(row -> row.getField("machine").toString())
                        .thenComparing(row -> row.getField("event_time").toString());
        int orderId = lake.table().sortOrder().orderId();
        for (DataFile file : lake.files()) {
            assertThat(file.sortOrderId()).isEqualTo(orderId);
            assertThat(file.content()).isEqualTo(FileContent.DATA);
            assertThat(inFileOrder(file)).hasSize(160).isSortedAccordingTo(order);
        }
    }

    private List<Record> inFileOrder(DataFile file) throws IOException {
        List<Record> rows = new ArrayList<>();
        try (CloseableIterable<Record> read =
                Parquet.read(lake.table().io().newInputFile(file.location()))
                        .project(SmallFiles.COLUMNS)
                        .createReaderFunc(
                                schema ->
                                        GenericParquetReaders.buildReader(
                                                SmallFiles.COLUMNS, schema))
                        .build()) {
            read.forEach(rows::add);
        }
        return rows;
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
