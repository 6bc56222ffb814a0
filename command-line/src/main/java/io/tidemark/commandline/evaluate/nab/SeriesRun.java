package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.evaluate.PartialFile;
import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.Timestamps;
import io.tidemark.models.anomaly.SensorWatchFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Runs a new watch over one series, row by row in the order of the file, and writes what it says of
 * each row before the next is read, so that it cannot look ahead.
 */
final class SeriesRun {

    /** Rows after which progress is told and an interruption is noticed. */
    private static final int STRIDE = 256;

    private static final Timestamps TIMES = Timestamps.usual(ZoneOffset.UTC);

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
        JudgedSeries series = new JudgedSeries(watches, name, spans);
        try (CsvTable table = new CsvTable(data, ',');
                PartialFile file = new PartialFile(result);
                CSVPrinter printer = new CSVPrinter(file.writer(), RESULT)) {
            judge(table, series, printer);
            printer.flush();
            file.complete();
        }
        return series.scored();
    }

    private void judge(CsvTable table, JudgedSeries series, CSVPrinter printer)
            throws IOException, InterruptedException {
        int time = table.column("timestamp");
        int value = table.column("value");
        long rows = 0;
        while (table.next()) {
            JudgedSeries.Row row = series.judge(table.millis(time, TIMES), table.number(value));
            printer.printRecord(table.text(time), table.text(value), row.score(), row.label());
            if (++rows % STRIDE == 0) {
                tell(STRIDE);
            }
        }
        tell(rows % STRIDE);
    }

    private void tell(long rows) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        progress.accept(rows);
    }
}
