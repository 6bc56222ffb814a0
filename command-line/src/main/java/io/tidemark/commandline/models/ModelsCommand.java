package io.tidemark.commandline.models;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What models there are, and which gateways use which. */
@Command(
        name = "models",
        description =
                "Train failure models, bring them to the gateways in stages, and take them back.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "docs/rollout.md says what halts a rollout, and what to do by hand."})
public final class ModelsCommand implements Runnable {

    @Spec private CommandSpec spec;

    private ModelsCommand() {}

    /** The command with all that it can do, for the stage of the layout. */
    public static CommandLine commandLine(Terminal terminal, StageLayout layout) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new ListCommand(terminal, layout))
                .addSubcommand(new PromoteCommand(terminal, layout))
                .addSubcommand(new RollbackCommand(terminal, layout))
                .addSubcommand(new ModelsStatusCommand(terminal, layout))
                .addSubcommand(TrainCommand.commandLine(terminal, layout));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be done with models?");
    }
}
