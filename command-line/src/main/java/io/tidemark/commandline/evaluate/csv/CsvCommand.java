package io.tidemark.commandline.evaluate.csv;

import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.evaluate.input.CsvTable;
import io.tidemark.commandline.evaluate.input.InputText;
import io.tidemark.commandline.evaluate.input.Timestamps;
import io.tidemark.commandline.evaluate.watch.DetectorOptions;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.SensorWatchFactory;
import io.tidemark.models.anomaly.WatchSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Any CSV file of sensors' values. */
@Command(
        name = "csv",
        description =
                "Judge columns of a CSV file as a gateway would judge its sensors, row by row and"
                        + " without look-ahead; list the incidents and draw a chart of them.")
public final class CsvCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "CSV in UTF-8 with a header.")
    private Path data;

    @Option(
            names = "--time",
            required = true,
            paramLabel = "COL",
            description = "Column of the times at which the values were measured.")
    private String time;

    @Option(
            names = "--value",
            required = true,
            arity = "1..*",
            paramLabel = "COL",
            description = "Columns of values, a sensor each; empty cells are no readings.")
    private List<String> values;

    @Option(
            names = "--together",
            description = "Judge the columns together too, as sensors of one machine.")
    private boolean together;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Page with the charts; default: the data's name with .html, here.")
    private Path out;

    @Mixin private DetectorOptions detector;

    @Mixin private TableOptions layout;

    @Mixin private RuleOptions rules;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    private final Terminal terminal;

    public CsvCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Timestamps times;
        Map<String, SensorWatchFactory> watches;
        try {
            times = layout.times();
            watches = watches();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Path page = out == null ? Path.of(data.getFileName() + ".html") : out;
        try (CsvTable table = layout.open(data)) {
            CsvRun run = new CsvRun(table, times, time, watches, together);
            judge(run);
            new ChartPage(data.getFileName().toString(), run).write(page);
            CsvReport report = report(run, page);
            Printing.print(
                    terminal, format, report, people -> new CsvPrinter(people).print(report));
        }
        return ExitCode.OK;
    }

    private void judge(CsvRun run) throws InterruptedException {
        try (ReadingsBar bar = new ReadingsBar(terminal, "Rows", " rows", InputText.lines(data))) {
            run.run(bar::stepTo);
        }
    }

    private Map<String, SensorWatchFactory> watches() {
        if (detector.none() && rules.none()) {
            throw new IllegalArgumentException("without a detector there must be rules");
        }
        if (together && values.size() < 2) {
            throw new IllegalArgumentException("--together needs two --value columns or more");
        }
        for (String column : rules.columns()) {
            if (!values.contains(column)) {
                throw new IllegalArgumentException(
                        "there is a rule for " + column + ", which is none of the --value columns");
            }
        }
        Map<String, SensorWatchFactory> watches = new LinkedHashMap<>();
        for (String column : values) {
            WatchSettings settings =
                    new WatchSettings(
                            detector.factory(), rules.of(column), IncidentSettings.DEFAULT);
            watches.put(column, new SensorWatchFactory(settings));
        }
        return watches;
    }

    private CsvReport report(CsvRun run, Path page) {
        return new CsvReport(
                data.toString(),
                detector.detector(),
                run.from().toString(),
                run.to().toString(),
                run.rows(),
                run.columns().stream().map(ColumnRun::result).toList(),
                run.together(),
                page.toString());
    }
}
