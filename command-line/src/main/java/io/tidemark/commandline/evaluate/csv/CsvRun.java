package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.Timestamps;
import io.tidemark.commandline.evaluate.watch.ReplayedMachine;
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
    private final IncidentLog together = new IncidentLog();
    private final ReplayedMachine machine;
    private long rows;
    private long firstMillis;
    private long lastMillis;

    /**
     * @param timeColumn name of the column of times
     * @param watches for each column of values, in their order
     * @param asMachine whether the columns are judged together as well
     * @throws io.tidemark.commandline.CommandFailedException if the file lacks a column
     */
    CsvRun(
            CsvTable table,
            Timestamps times,
            String timeColumn,
            Map<String, SensorWatchFactory> watches,
            boolean asMachine) {
        this.table = table;
        this.times = times;
        this.time = table.column(timeColumn);
        watches.forEach(
                (name, factory) -> {
                    indexes.add(table.column(name));
                    columns.add(new ColumnRun(name, factory));
                });
        this.machine =
                asMachine
                        ? new ReplayedMachine("machine", List.copyOf(watches.keySet()), together)
                        : null;
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
            double[] values = new double[columns.size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = table.number(indexes.get(column));
                columns.get(column).row(millis, values[column]);
            }
            if (machine != null) {
                machine.judge(millis, values);
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

    /** What was found in the columns together; null if they were not judged together. */
    TogetherResult together() {
        return machine == null ? null : new TogetherResult(rows, together.incidents());
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
