package io.tidemark.trainer;

import io.tidemark.trainer.lake.PreparedData;
import io.tidemark.trainer.lake.TrainingLake;
import io.tidemark.trainer.options.DataOptions;
import io.tidemark.trainer.options.ExitCode;
import io.tidemark.trainer.options.FormatOption;
import io.tidemark.trainer.options.LakeOptions;
import io.tidemark.trainer.options.TrainerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes training data only. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes training data of the lake's newest snapshots and trains nothing.")
final class PrepareCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private LakeOptions lake;
    @Mixin private DataOptions data;
    @Mixin private FormatOption format;

    @Override
    public Integer call() throws IOException {
        TrainerSettings settings = TrainerSettings.ofData(lake, data);
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = new Progress(err, System.console() != null);
                TrainingLake tables = TrainingLake.open(settings.lake())) {
            PreparedData prepared =
                    new TrainingRun(settings, Clock.systemUTC(), progress).prepare(tables);
            new TrainingReport(prepared, null, true)
                    .print(spec.commandLine().getOut(), format.isJson());
            return ExitCode.OK;
        }
    }
}
