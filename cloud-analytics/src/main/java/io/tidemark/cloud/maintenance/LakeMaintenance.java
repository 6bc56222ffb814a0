package io.tidemark.cloud.maintenance;

import io.tidemark.cloud.AnalyticsConfig;
import io.tidemark.cloud.ApplicationProperties;
import io.tidemark.cloud.lake.LakeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Keeps the tables of the lake in good health, where AWS Glue's optimizers do not: small files
 * become few sorted ones, old snapshots and forgotten files go. The cloud job may run meanwhile.
 */
@Command(
        name = "lake-maintenance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compacts the tables of the lake, expires snapshots, deletes orphans.",
        footer = {
            "",
            "The lake is the one of the cloud job's application properties; progress goes to"
                    + " standard error, the report to standard output."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a table could not be compacted, or the lake cannot be reached",
            "2:the command line was wrong"
        })
public final class LakeMaintenance implements Callable<Integer> {

    private static final Duration SHORTEST_ORPHAN_AGE = Duration.ofDays(1);
    private static final long SORT_BYTES = 96L * 1024 * 1024;

    /** How the report is written. */
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Only this table; may be given several times. Without it, all.")
    private List<String> names;

    @Option(
            names = "--expire-older-than",
            paramLabel = "DURATION",
            defaultValue = "PT120H",
            description =
                    "Age of snapshots that are forgotten, ISO 8601; default ${DEFAULT-VALUE}.")
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
            defaultValue = "PT336H",
            description =
                    "Age of files that are deleted because no snapshot knows them, ISO 8601, at"
                            + " least a day; longer than the cloud job may ever be down. Default"
                            + " ${DEFAULT-VALUE}.")
    private Duration orphanAge;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format;

    @CommandLine.Spec private CommandLine.Model.CommandSpec command;

    public static void main(String[] arguments) {
        System.setProperty(
                "log4j2.configurationFile",
                "classpath:io/tidemark/cloud/maintenance/log4j2.properties");
        System.exit(
                new CommandLine(new LakeMaintenance())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        requireSensible();
        Path scratch = Files.createTempDirectory("lake-maintenance-");
        try {
            LakeConfig lake =
                    AnalyticsConfig.from(ApplicationProperties.ofRuntime(System.getenv())).lake();
            MaintenanceSettings settings =
                    new MaintenanceSettings(
                            snapshotAge, keptSnapshots, orphanAge, scratch, SORT_BYTES);
            List<MaintainedTable> tables =
                    new MaintenanceRun(lake, settings, command.commandLine().getErr()).run(names);
            print(tables);
            return tables.stream().allMatch(table -> table.leftBecause == null) ? 0 : 1;
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private void print(List<MaintainedTable> tables) {
        MaintenanceReport report = new MaintenanceReport(tables);
        PrintWriter out = command.commandLine().getOut();
        if (format == Format.JSON) {
            report.printJson(out);
        } else {
            report.printTable(out);
        }
    }

    private void requireSensible() {
        if (keptSnapshots < 1) {
            throw fault("--keep-snapshots: expected 1 or more, found " + keptSnapshots);
        }
        if (snapshotAge.isNegative()) {
            throw fault("--expire-older-than: expected 0 or more, found " + snapshotAge);
        }
        if (orphanAge.compareTo(SHORTEST_ORPHAN_AGE) < 0) {
            throw fault("--orphans-older-than: expected a day or more, found " + orphanAge);
        }
    }

    private ParameterException fault(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
