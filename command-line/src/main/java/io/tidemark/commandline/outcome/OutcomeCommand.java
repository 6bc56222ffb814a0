package io.tidemark.commandline.outcome;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What happened to the machines. */
@Command(
        name = "outcome",
        description =
                "Tell the local stage what happened to the machines: failures, repairs,"
                        + " inspections. Models learn from them.",
        synopsisSubcommandLabel = "HOW",
        footer = {"", "docs/outcomes.md says what an outcome is and what becomes of it."})
public final class OutcomeCommand implements Runnable {

    @Spec private CommandSpec spec;

    private OutcomeCommand() {}

    /**
     * The command with its ways.
     *
     * @param clock what is now
     */
    public static CommandLine commandLine(Terminal terminal, StageLayout layout, Clock clock) {
        return new CommandLine(new OutcomeCommand())
                .addSubcommand(new ReportCommand(terminal, layout, clock))
                .addSubcommand(new UploadCommand(terminal, layout, clock));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "is one outcome to be reported, or a file to be uploaded?");
    }
}
