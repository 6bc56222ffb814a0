package io.tidemark.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cloud.ingest.KinesisRecord;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway sends after days off line belongs to the days when it happened. */
class LateArrivalTest extends LakeOnDisk {

    /** Windows are five seconds long, and number 0 begins at noon of 2026-03-01. */
    private static final int A_DAY = 24 * 60 * 60 / 5;

    private static final int MIDNIGHT = -A_DAY / 2;

    @BeforeEach
    void createTables() throws IOException {
        LakeTables.createMissing(catalog, DATABASE);
    }

    @Test
    void landsInThePartitionsOfItsDaysBesideWhatIsThere() throws Exception {
        send(0, 1, MIDNIGHT, A_DAY - 1);
        send(-9 * A_DAY, -9 * A_DAY + 1, MIDNIGHT - 1, MIDNIGHT - A_DAY, -400 * A_DAY, 2);

        assertThat(windowStartsByPartition())
                .containsExactlyInAnyOrder(
                        "2025-01-25: 2025-01-25T12:00Z",
                        "2026-02-20: 2026-02-20T12:00Z",
                        "2026-02-20: 2026-02-20T12:00:05Z",
                        "2026-02-28: 2026-02-28T00:00Z",
                        "2026-02-28: 2026-02-28T23:59:55Z",
                        "2026-03-01: 2026-03-01T00:00Z",
                        "2026-03-01: 2026-03-01T12:00Z",
                        "2026-03-01: 2026-03-01T12:00:05Z",
                        "2026-03-01: 2026-03-01T12:00:10Z",
                        "2026-03-02: 2026-03-02T11:59:55Z");
    }

    /** The day of the partition that each row's file is in. */
    private List<String> windowStartsByPartition() throws IOException {
        List<String> rows = new ArrayList<>();
        for (FileScanTask file : files()) {
            LocalDate day = LocalDate.ofEpochDay(file.file().partition().get(0, Integer.class));
            windowStarts(file).forEach(start -> rows.add(day + ": " + start));
        }
        return rows;
    }

    private void send(int... windows) throws Exception {
        StreamExecutionEnvironment environment = environment(2);
        KinesisRecord[] records = new KinesisRecord[windows.length];
        for (int index = 0; index < windows.length; index++) {
            records[index] =
                    Uplinks.record(
                            "" + index,
                            "g1",
                            Uplinks.message(
                                    "g1",
                                    Uplinks.entry(
                                            index + 1,
                                            SampleEvents.windowSummary("g1", windows[index]))));
        }
        AnalyticsPipeline.Outputs outputs =
                AnalyticsPipeline.define(
                        environment.fromData(KinesisRecord.class, records).uid("kinesis"),
                        Duration.ofDays(1));
        LakeSinks.attach(outputs.events(), outputs.quarantined(), catalog, DATABASE);
        environment.execute();
    }

    private List<FileScanTask> files() throws IOException {
        try (CloseableIterable<FileScanTask> files = table().newScan().planFiles()) {
            List<FileScanTask> all = new ArrayList<>();
            files.forEach(all::add);
            return all;
        }
    }

    /** From the bytes of the file, whatever the table's metadata say of it. */
    private List<OffsetDateTime> windowStarts(FileScanTask file) throws IOException {
        Table table = table();
        List<OffsetDateTime> starts = new ArrayList<>();
        try (CloseableIterable<Record> rows =
                Parquet.read(table.io().newInputFile(file.file().location()))
                        .project(table.schema())
                        .createReaderFunc(
                                written ->
                                        GenericParquetReaders.buildReader(table.schema(), written))
                        .build()) {
            rows.forEach(row -> starts.add((OffsetDateTime) row.getField("window_start")));
        }
        return starts;
    }

    private Table table() {
        return catalog.loadCatalog().loadTable(TableIdentifier.of(DATABASE, "window_summaries"));
    }
}
