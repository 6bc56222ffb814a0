package io.tidemark.trainer;

import io.tidemark.trainer.options.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Makes training data of what the lake holds, and models of training data. */
@Command(
        name = "trainer",
        mixinStandardHelpOptions = true,
        description =
                "Makes training data of what the lake holds, and failure models of training data.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            PrepareCommand.class,
            NewKeyCommand.class,
            HelpCommand.class
        })
public final class TrainerMain {

    private TrainerMain() {}

    public static void main(String[] arguments) {
        CommandLine command = commandLine();
        command.setOut(new PrintWriter(System.out, true));
        command.setErr(new PrintWriter(System.err, true));
        System.exit(command.execute(arguments));
    }

    /** The commands; what fails is told on standard error, in a sentence. */
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new TrainerMain());
        command.setExecutionExceptionHandler(new FailureReport());
        command.setExitCodeExceptionMapper(failure -> ExitCode.FAILED);
        return command;
    }
}
