package io.tidemark.commandline.evaluate.rul;

import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.ExitCode;
import io.tidemark.commandline.evaluate.Printing;
import io.tidemark.commandline.terminal.OutputFormat;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.models.failure.MachineHistory;
import io.tidemark.models.failure.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Remaining life of machines that ran to failure. */
@Command(
        name = "rul",
        description =
                "Train on machines that ran to failure and predict the remaining useful life of"
                        + " others, with an interval. Files are in the layout of NASA's C-MAPSS"
                        + " data.")
public final class RulCommand implements Callable<Integer> {

    /** The training tells its size with its first step. */
    private static final long UNKNOWN = -1;

    @Spec private CommandSpec spec;

    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description =
                    "A line a cycle: unit, cycle, 3 settings, 21 sensors; the last cycle of a unit"
                            + " is its failure.")
    private Path train;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Units that still run after their last cycle, in the same layout.")
    private Path test;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "True remaining life of each test unit after its last cycle, a line each.")
    private Path truth;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Predictions for the test units: unit,rul,lower,upper.")
    private Path out;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Instead of a test file: divide the training units into N parts, leave out each in"
                            + " turn and predict it.")
    private Integer folds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of what is random in the training; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private OutputFormat format;

    private final Terminal terminal;

    public RulCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        List<MachineHistory> trained = RunToFailureFile.read(train, true);
        TrainingSettings settings =
                TrainingSettings.cycles("evaluation", "1")
                        .withOperatingConditions(Set.copyOf(RunToFailureFile.SETTINGS))
                        .withSeed(seed);
        RulReport report = evaluate(new RulRun(settings, trained));
        Printing.print(terminal, format, report, people -> new RulPrinter(people).print(report));
        return ExitCode.OK;
    }

    private RulReport evaluate(RulRun run) {
        try {
            if (folds != null) {
                try (ReadingsBar bar = new ReadingsBar(terminal, "Folds", " folds", folds)) {
                    return run.crossValidate(folds, (done, total) -> bar.stepTo(done));
                }
            }
            List<MachineHistory> tested = RunToFailureFile.read(test, false);
            double[] lives = truth == null ? null : TruthFile.read(truth, tested.size());
            try (ReadingsBar bar = new ReadingsBar(terminal, "Training", " parts", UNKNOWN)) {
                return run.predict(tested, lives, out, bar::stepTo);
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(train + ": " + e.getMessage(), e);
        }
    }

    private void check() {
        if ((folds == null) == (test == null)) {
            throw wrong("expected either --test with --out, or --folds");
        }
        if (test != null && out == null) {
            throw wrong("expected --out with --test");
        }
        if (test == null && (truth != null || out != null)) {
            throw wrong("--truth and --out belong to --test");
        }
        if (folds != null && folds < 2) {
            throw wrong("expected at least 2 --folds, found " + folds);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
