package io.tidemark.trainer.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {

    @TempDir private Path folder;

    private LakeFixture lake;

    @BeforeEach
    void createTable() throws Exception {
        lake = LakeFixture.in(folder);
        try (TrainingLake open = TrainingLake.open(lake.location())) {
            open.own(TrainerTable.DATA_QUALITY);
        }
    }

    @Test
    void appendsARowThatSeveralProcessesWantOnce() throws Exception {
        int processes = 3;
        CyclicBarrier start = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        List<Boolean> appended = new ArrayList<>();
        try {
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (int process = 0; process < processes; process++) {
                Table table = lake.table("data_quality");
                waiting.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return append(table, "v1", "heat");
                                }));
            }
            for (Future<Boolean> each : waiting) {
                appended.add(each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(appended).containsOnlyOnce(true);
        assertThat(lake.rows("data_quality")).hasSize(1);
    }

    @Test
    void replacesTheRowsOfOneVersionOnly() {
        Table table = lake.table("data_quality");
        append(table, "v1", "heat");
        append(table, "v2", "heat");

        new RowWriter(table).replace("v1", rows -> rows.accept(row(table, "v1", "sound")));

        assertThat(lake.rows("data_quality"))
                .extracting(row -> row.get("data_version") + " " + row.get("column_name"))
                .containsExactlyInAnyOrder("v1 sound", "v2 heat");
    }

    private static boolean append(Table table, String version, String column) {
        Expression same = Expressions.equal("data_version", version);
        return new RowWriter(table).appendUnlessThere(row(table, version, column), same);
    }

    private static Record row(Table table, String version, String column) {
        return GenericRecord.create(table.schema())
                .copy(
                        Map.of(
                                "data_version",
                                version,
                                "machine_type",
                                "press",
                                "column_name",
                                column));
    }
}
