package io.tidemark.commandline.greengrass;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The gateway as a component of AWS IoT Greengrass. */
@Command(
        name = "greengrass",
        description = "Gateways that AWS IoT Greengrass installs, configures and updates.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "docs/install.md says how."})
public final class GreengrassCommand implements Runnable {

    @Spec private CommandSpec spec;

    private GreengrassCommand() {}

    /** The command with all that it can do. */
    public static CommandLine commandLine(Terminal terminal, StageLayout layout) {
        return new CommandLine(new GreengrassCommand())
                .addSubcommand(new PackageCommand(terminal, layout));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be done?");
    }
}
