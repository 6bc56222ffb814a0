package io.tidemark.commandline.maintain;

import io.tidemark.commandline.DurationOption;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the tables of the local stage in good health, as Glue's optimizers do in AWS. */
@Command(
        name = "maintain",
        sortOptions = false,
        description =
                "Compact the lake's small files into sorted ones, expire old snapshots, delete files"
                        + " that no snapshot knows. The cloud job may go on meanwhile.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a table could not be compacted, or the lake cannot be reached; standard error says why",
            "2:the command line was wrong"
        },
        footer = {
            "",
            "In AWS nobody runs this: Glue's optimizers do the same, see the stacks AfterFirstStart."
        })
public final class MaintainCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Only this table; may be given several times. Without it, all.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--expire-older-than",
            paramLabel = "DURATION",
            defaultValue = "120h",
            converter = DurationOption.class,
            description = "Age of snapshots that are forgotten; default ${DEFAULT-VALUE}.")
    private Duration snapshotAge;

    @Option(
            names = "--keep-snapshots",
            paramLabel = "N",
            defaultValue = "10",
            description = "Newest snapshots that stay in any case; default ${DEFAULT-VALUE}.")
    private int keptSnapshots;

    @Option(
            names = "--orphans-older-than",
            paramLabel = "DURATION",
            defaultValue = "336h",
            converter = DurationOption.class,
            description =
                    "Age of files that are deleted because no snapshot knows them, at least 24h;"
                            + " default ${DEFAULT-VALUE}.")
    private Duration orphanAge;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format;

    private final Terminal terminal;
    private final StageLayout layout;

    public MaintainCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        return new MaintenanceProcess(layout).run(arguments(), terminal.out(), terminal.err());
    }

    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--expire-older-than=" + snapshotAge,
                                "--keep-snapshots=" + keptSnapshots,
                                "--orphans-older-than=" + orphanAge,
                                "--format=" + format.name().toLowerCase(Locale.ROOT)));
        tables.forEach(table -> arguments.add("--table=" + table));
        return arguments;
    }
}
