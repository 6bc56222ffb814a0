package io.tidemark.trainer;

import io.tidemark.trainer.lake.RegistryRow;
import io.tidemark.trainer.lake.TrainingLake;
import io.tidemark.trainer.options.DataOptions;
import io.tidemark.trainer.options.ExitCode;
import io.tidemark.trainer.options.FormatOption;
import io.tidemark.trainer.options.LakeOptions;
import io.tidemark.trainer.options.ModelOptions;
import io.tidemark.trainer.options.PublishingOptions;
import io.tidemark.trainer.options.TrainerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains a model, compares it with the one in service and publishes it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes training data of the lake's newest snapshots, trains a failure model, compares it"
                    + " with the one in service on machines that neither has seen, and publishes it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published; the first of its kind, or better than the one in service",
            "1:nothing was published; standard error says why",
            "2:an option is wrong; standard error names every fault",
            "3:published and kept, but no better than the one in service",
            "4:too few failures to learn from; standard error says how many there are"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private LakeOptions lake;
    @Mixin private DataOptions data;
    @Mixin private ModelOptions model;
    @Mixin private PublishingOptions publishing;
    @Mixin private FormatOption format;

    @Override
    public Integer call() throws IOException {
        TrainerSettings settings = TrainerSettings.ofTraining(lake, data, model, publishing);
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = new Progress(err, System.console() != null);
                TrainingLake tables = TrainingLake.open(settings.lake())) {
            TrainingReport report =
                    new TrainingRun(settings, Clock.systemUTC(), progress).train(tables);
            report.print(spec.commandLine().getOut(), format.isJson());
            return report.model().decision() == RegistryRow.Decision.WORSE
                    ? ExitCode.WORSE
                    : ExitCode.OK;
        }
    }
}
