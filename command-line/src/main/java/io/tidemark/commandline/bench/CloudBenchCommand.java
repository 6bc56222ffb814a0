package io.tidemark.commandline.bench;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.bench.cloud.CloudBench;
import io.tidemark.commandline.bench.cloud.CloudResult;
import io.tidemark.commandline.bench.cloud.FleetWorkload;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From Kinesis to the tables. */
@Command(
        name = "cloud",
        description =
                "Fill a stream with the results of a fleet, start the cloud job with one slot on"
                        + " local AWS, measure until the last row is committed, and count the rows.")
final class CloudBenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private FleetOptions fleet;

    @Option(names = "--profile", description = "Also tell where the time goes; slower.")
    private boolean profile;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private BenchFormat format;

    private final Terminal terminal;
    private final StageLayout layout;

    CloudBenchCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, StageException, InterruptedException {
        FleetWorkload workload = checked();
        if (LocalStage.running(layout).isPresent()) {
            throw new CommandFailedException(
                    "a local stage is up already; end it with ./tidemark down");
        }
        PrintWriter people = Printing.people(terminal, format);
        CloudResult result =
                new CloudBench(layout, terminal, profile ? people : null).run(workload);
        Printing.print(terminal, format, result.sentences(), result);
        return ExitCode.OK;
    }

    private FleetWorkload checked() {
        try {
            return fleet.workload();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
