package io.tidemark.trainer.lake;

import io.tidemark.trainer.data.MachineId;
import io.tidemark.trainer.data.WindowMean;
import io.tidemark.trainer.data.WindowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.TimestampType;

/**
 * The first results of windows at a snapshot of {@code window_summaries}. A batch is the windows of
 * a day, or of a share of the day's machines where all would be too many: the day is then read once
 * for each share.
 */
final class LakeWindows implements WindowSource {

    static final String TABLE = "window_summaries";

    private static final String START = "window_start";
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final String[] COLUMNS = {
        "site", "machine", "sensor", START, "window_end", "mean", "arrived_at"
    };

    private final PinnedTable table;
    private final long mostPerBatch;
    private final Map<String, String> names = new HashMap<>();
    private final Map<MachineId, MachineId> machines = new HashMap<>();

    /**
     * @param mostPerBatch about how many windows a batch may have
     */
    LakeWindows(PinnedTable table, long mostPerBatch) {
        this.table = table;
        this.mostPerBatch = mostPerBatch;
    }

    @Override
    public void read(Consumer<WindowMean> each, Runnable batchEnd) {
        recordsByDay()
                .forEach(
                        (day, records) -> {
                            int shares = (int) (1 + records / mostPerBatch);
                            for (int share = 0; share < shares; share++) {
                                readDay(day, share, shares, each);
                                batchEnd.run();
                            }
                        });
    }

    private void readDay(long day, int share, int shares, Consumer<WindowMean> each) {
        Expression ofDay =
                Expressions.and(
                        firstResults(),
                        Expressions.greaterThanOrEqual(START, day * DAY_MICROS),
                        Expressions.lessThan(START, (day + 1) * DAY_MICROS));
        table.read(
                ofDay,
                row -> {
                    MachineId machine = machine(row);
                    if (Math.floorMod(machine.hashCode(), shares) == share) {
                        each.accept(window(machine, row));
                    }
                },
                COLUMNS);
    }

    /** Revisions are what late readings made of a window: the gateway had foreseen without them. */
    private static Expression firstResults() {
        return Expressions.equal("revision", 0);
    }

    /** Days with windows, counted from the epoch, and at most how many each has. */
    private TreeMap<Long, Long> recordsByDay() {
        TreeMap<Long, Long> records = new TreeMap<>();
        try (CloseableIterable<FileScanTask> files =
                table.table()
                        .newScan()
                        .useSnapshot(table.snapshotId())
                        .filter(firstResults())
                        .includeColumnStats()
                        .planFiles()) {
            for (FileScanTask file : files) {
                long first = day(file.file().lowerBounds());
                long last = day(file.file().upperBounds());
                for (long day = first; day <= last; day++) {
                    records.merge(day, file.file().recordCount(), Long::sum);
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("planning to read " + table.table().name(), e);
        }
    }

    private long day(Map<Integer, ByteBuffer> bounds) {
        int column = table.table().schema().findField(START).fieldId();
        ByteBuffer bound = bounds == null ? null : bounds.get(column);
        if (bound == null) {
            throw new IllegalStateException(
                    "a file of " + table.table().name() + " does not tell its range of " + START);
        }
        long micros = Conversions.fromByteBuffer(TimestampType.withZone(), bound);
        return Math.floorDiv(micros, DAY_MICROS);
    }

    /** One object for each machine, not for each row. */
    private MachineId machine(Record row) {
        MachineId machine =
                new MachineId((String) row.getField("site"), (String) row.getField("machine"));
        return machines.computeIfAbsent(machine, same -> same);
    }

    private WindowMean window(MachineId machine, Record row) {
        String sensor = names.computeIfAbsent((String) row.getField("sensor"), same -> same);
        return new WindowMean(
                machine,
                sensor,
                Moments.millis(row, START),
                Moments.millis(row, "window_end"),
                (Double) row.getField("mean"),
                Moments.millis(row, "arrived_at"));
    }
}
