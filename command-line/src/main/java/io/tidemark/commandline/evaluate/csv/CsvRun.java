package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.Timestamps;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Judges columns of a file, row by row in the order of the file. */
final class CsvRun {

    /** Rows after which progress is told and an interruption is noticed. */
    private static final int STRIDE = 256;

    private final CsvTable table;
    private final Timestamps times;
    private final int time;
    private final List<ColumnRun> columns = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private long rows;
    private long firstMillis;
    private long lastMillis;

    /**
     * @param timeColumn name of the column of times
     * @param watches for each column of values, in their order
     * @throws io.tidemark.commandline.CommandFailedException if the file lacks a column
     */
    CsvRun(
            CsvTable table,
            Timestamps times,
            String timeColumn,
            Map<String, SensorWatchFactory> watches) {
        this.table = table;
        this.times = times;
        this.time = table.column(timeColumn);
        watches.forEach(
                (name, factory) -> {
                    indexes.add(table.column(name));
                    columns.add(new ColumnRun(name, factory));
                });
    }

    /**
     * Reads the whole file.
     *
     * @param progress told how many rows are done
     * @throws io.tidemark.commandline.CommandFailedException at the first malformed row, or if
     *     there is none
     */
    void run(LongConsumer progress) throws InterruptedException {
        while (table.next()) {
            long millis = table.millis(time, times);
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).row(millis, table.number(indexes.get(column)));
            }
            firstMillis = rows == 0 ? millis : firstMillis;
            lastMillis = millis;
            if (++rows % STRIDE == 0) {
                progress.accept(rows);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        if (rows == 0) {
            throw table.fault("at least one row below the header", "none");
        }
        progress.accept(rows);
    }

    List<ColumnRun> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }

    Instant from() {
        return Instant.ofEpochMilli(firstMillis);
    }

    Instant to() {
        return Instant.ofEpochMilli(lastMillis);
    }
}
