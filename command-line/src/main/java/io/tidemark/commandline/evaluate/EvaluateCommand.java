package io.tidemark.commandline.evaluate;

import io.tidemark.commandline.evaluate.csv.CsvCommand;
import io.tidemark.commandline.evaluate.nab.NabCommand;
import io.tidemark.commandline.evaluate.rul.RulCommand;
import io.tidemark.commandline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How good the detectors and the failure model are on given data. */
@Command(
        name = "evaluate",
        description =
                "Find out how good Tidemark's detection and prediction are on your data, before you"
                        + " deploy.",
        synopsisSubcommandLabel = "EVALUATION",
        footer = {"", "docs/evaluation.md says how to read the results."})
public final class EvaluateCommand implements Runnable {

    @Spec private CommandSpec spec;

    private EvaluateCommand() {}

    /** The command with all evaluations. */
    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new EvaluateCommand())
                .addSubcommand(new NabCommand(terminal))
                .addSubcommand(new RulCommand(terminal))
                .addSubcommand(new CsvCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be evaluated?");
    }
}
