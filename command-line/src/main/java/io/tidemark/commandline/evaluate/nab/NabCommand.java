package io.tidemark.commandline.evaluate.nab;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.evaluate.watch.DetectorOptions;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.Rules;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.WatchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Numenta Anomaly Benchmark, or any folder of the same layout. */
@Command(
        name = "nab",
        description =
                "Run the detector, as deployed, over every CSV file under a folder, row by row and"
                        + " without look-ahead, write what it says in the layout of the Numenta"
                        + " Anomaly Benchmark, and score it.")
public final class NabCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of CSV files with the columns timestamp and value.")
    private Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Results go to tidemark/<folder>/tidemark_<file>.csv under it.")
    private Path out;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Windows known to be abnormal, as in NAB's combined_windows.json.")
    private Path labels;

    @Mixin private DetectorOptions detector;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    private final Terminal terminal;

    public NabCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path results = out.resolve("tidemark");
        Corpus corpus = Corpus.under(data, results);
        Labels known = labels == null ? null : Labels.read(labels);
        if (known != null
                && corpus.names().stream().noneMatch(name -> known.of(name).isPresent())) {
            throw new CommandFailedException(
                    labels
                            + " has no labels of any file under "
                            + data
                            + ", such as "
                            + corpus.names().get(0));
        }
        NabReport report = report(known, run(corpus, known));
        Printing.print(
                terminal, format, report, people -> new NabPrinter(people).print(report, results));
        return ExitCode.OK;
    }

    private List<ScoredSeries> run(Corpus corpus, Labels known) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        try (ReadingsBar bar = new ReadingsBar(terminal, "Readings", corpus.lines())) {
            return new NabRun(corpus, out, known)
                    .run(watches(), rows -> bar.stepTo(done.addAndGet(rows)));
        }
    }

    private SensorWatchFactory watches() {
        return new SensorWatchFactory(
                new WatchSettings(detector.factory(), Rules.NONE, IncidentSettings.DEFAULT));
    }

    private NabReport report(Labels known, List<ScoredSeries> series) {
        List<ScoredSeries> labelled =
                series.stream()
                        .filter(one -> known != null && known.of(one.name()).isPresent())
                        .toList();
        return new NabReport(
                detector.detector(),
                detector.seed(),
                series.size(),
                series.stream().mapToLong(ScoredSeries::rows).sum(),
                series.stream()
                        .filter(one -> !labelled.contains(one))
                        .map(ScoredSeries::name)
                        .toList(),
                labelled.isEmpty() ? null : BenchmarkResult.of(labelled));
    }
}
