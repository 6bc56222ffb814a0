package io.tidemark.commandline.models;

import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutRules;
import io.tidemark.rollout.Rollouts;
import io.tidemark.rollout.aws.AwsRollouts;
import io.tidemark.rollout.model.ModelVersion;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a model back, everywhere and at once. */
@Command(
        name = "rollback",
        description =
                "Send every gateway of the newest rollout back to the model that it had before, at"
                        + " once; or all gateways of the fleet to a version.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the gateways were told; standard error says who is not back yet",
            "1:the command could not do its work; standard error says why",
            "2:the command line was wrong"
        })
final class RollbackCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description =
                    "Bring this version to all gateways instead, also to those that never had it.")
    private String version;

    @Mixin private WatchOptions watch;
    @Mixin private FleetOptions fleet;

    private final Terminal terminal;
    private final StageLayout layout;

    RollbackCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (AwsRollouts aws = fleet.open(layout)) {
            Rollouts rollouts = aws.rollouts();
            Rollout begun =
                    version == null
                            ? rollouts.rollback(name)
                            : rollouts.rollback(
                                    ModelVersion.published(name, version), RolloutRules.DEFAULT);
            watch.follow(terminal, rollouts, begun, fleet.local());
            return 0;
        }
    }
}
