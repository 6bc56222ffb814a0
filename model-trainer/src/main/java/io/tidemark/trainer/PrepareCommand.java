package io.tidemark.trainer;

import io.tidemark.trainer.options.DataOptions;
import io.tidemark.trainer.options.FormatOption;
import io.tidemark.trainer.options.LakeOptions;
import io.tidemark.trainer.options.TrainerSettings;
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
    public Integer call() {
        TrainerSettings settings = TrainerSettings.ofData(lake, data);
        throw new UnsupportedOperationException("not there yet: " + settings.lake());
    }
}
