package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.evaluate.PartialFile;
import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.Timestamps;
import io.tidemark.commandline.evaluate.watch.ReplayedSensor;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Runs a new watch over one series, row by row in the order of the file, and writes what it says of
 * each row before the next is read, so that it cannot look ahead.
 */
final class SeriesRun {

    /** Rows after which progress is told and an interruption is noticed. */
    private static final int STRIDE = 256;

    private static final CSVFormat RESULT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader("timestamp", "value", "anomaly_score", "label")
                    .setRecordSeparator('\n')
                    .get();

    private final SensorWatchFactory watches;
    private final LongConsumer progress;

    /**
     * @param progress told how many rows more are done
     */
    SeriesRun(SensorWatchFactory watches, LongConsumer progress) {
        this.watches = watches;
        this.progress = progress;
    }

    /**
     * Runs over the file.
     *
     * @param name of the series, which fixes what is random
     * @param spans labelled windows; null if nothing is labelled, then the label column stays empty
     */
    ScoredSeries run(String name, Path data, Path result, List<LabelledSpan> spans)
            throws IOException, InterruptedException {
        WindowTracker windows = new WindowTracker(spans == null ? List.of() : spans);
        DoubleStream.Builder scores = DoubleStream.builder();
        ReplayedSensor sensor = new ReplayedSensor(watches, name, ReplayedSensor.Listener.NONE);
        Timestamps times = Timestamps.usual(ZoneOffset.UTC);
        long rows = 0;
        try (CsvTable table = new CsvTable(data, ',');
                PartialFile file = new PartialFile(result);
                CSVPrinter printer = new CSVPrinter(file.writer(), RESULT)) {
            int time = table.column("timestamp");
            int value = table.column("value");
            while (table.next()) {
                long millis = table.millis(time, times);
                double score = score(sensor, millis, table.number(value));
                boolean inside = windows.inside(millis);
                scores.add(score);
                printer.printRecord(
                        table.text(time),
                        table.text(value),
                        score,
                        spans == null ? "" : inside ? 1 : 0);
                if (++rows % STRIDE == 0) {
                    tell(STRIDE);
                }
            }
            printer.flush();
            file.complete();
        }
        tell(rows % STRIDE);
        return new ScoredSeries(name, scores.build().toArray(), windows.windows());
    }

    /** 0 for a row without a value, which a gateway would not take for a reading. */
    private static double score(ReplayedSensor sensor, long millis, double value) {
        return Double.isNaN(value) ? 0 : AnomalyScore.of(sensor.judge(millis, value));
    }

    private void tell(long rows) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        progress.accept(rows);
    }
}
