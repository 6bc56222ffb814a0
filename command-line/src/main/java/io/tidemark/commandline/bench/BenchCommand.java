package io.tidemark.commandline.bench;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements. */
@Command(
        name = "bench",
        description = "Measure on this machine what the README says of Tidemark.",
        synopsisSubcommandLabel = "MEASUREMENT")
public final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec;

    private BenchCommand() {}

    /** The command with all measurements. */
    public static CommandLine commandLine(Terminal terminal, StageLayout layout) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new GatewayBenchCommand(terminal, layout))
                .addSubcommand(new OutboxBenchCommand(terminal, layout))
                .addSubcommand(new UplinkBenchCommand(terminal, layout))
                .addSubcommand(new LatencyBenchCommand(terminal, layout))
                .addSubcommand(new CloudBenchCommand(terminal, layout));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which measurement is to be made?");
    }
}
