package io.tidemark.commandline.models;

import io.tidemark.commandline.DurationOption;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.StageLayout;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutException;
import io.tidemark.rollout.RolloutRules;
import io.tidemark.rollout.Rollouts;
import io.tidemark.rollout.StageSize;
import io.tidemark.rollout.aws.AwsRollouts;
import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a version to the gateways, a few first. */
@Command(
        name = "promote",
        description =
                "Bring a published version to all gateways in stages, each on trial beside the model"
                        + " in service; the first that fails halts it, and those that have it go"
                        + " back.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the gateways have it; or, with --no-wait, the rollout has begun",
            "1:the command could not do its work; standard error says why",
            "2:the command line was wrong",
            "5:the rollout was halted or taken back"
        })
final class PromoteCommand implements Callable<Integer> {

    private static final String LATEST = "latest";

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            description = "Its version, or latest for the one that was published last.")
    private String version;

    @Option(
            names = "--stages",
            split = ",",
            paramLabel = "SIZE",
            defaultValue = "1,10%,100%",
            description =
                    "How many gateways have it at the end of each stage; default ${DEFAULT-VALUE}.")
    private List<String> stages;

    @Option(
            names = "--trial",
            paramLabel = "DURATION",
            defaultValue = "24h",
            converter = DurationOption.class,
            description =
                    "How long each gateway runs it beside the model in service; default"
                            + " ${DEFAULT-VALUE}.")
    private Duration trial;

    @Option(
            names = "--trial-predictions",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often it predicts in that time at least; default ${DEFAULT-VALUE}.")
    private long trialPredictions;

    @Option(
            names = "--share",
            paramLabel = "PERCENT",
            defaultValue = "80%",
            converter = ShareOption.class,
            description =
                    "How many of a stage have to hold when others are silent; default"
                            + " ${DEFAULT-VALUE}.")
    private double share;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationOption.class,
            description =
                    "How long to wait for a gateway that says nothing; default ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(
            names = "--keep",
            description = "When it is halted, leave it on gateways on which it held.")
    private boolean keep;

    @Option(
            names = "--force",
            description = "Also if the trainer found it worse than the version before.")
    private boolean force;

    @Mixin private WatchOptions watch;
    @Mixin private FleetOptions fleet;

    private final Terminal terminal;
    private final StageLayout layout;

    PromoteCommand(Terminal terminal, StageLayout layout) {
        this.terminal = terminal;
        this.layout = layout;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RolloutRules rules = rules();
        try (AwsRollouts aws = fleet.open(layout)) {
            Rollouts rollouts = aws.rollouts();
            Rollout begun = rollouts.promote(model(aws.models()), rules, force);
            return watch.follow(terminal, rollouts, begun, fleet.local());
        }
    }

    private RolloutRules rules() {
        try {
            return new RolloutRules(
                    stages.stream().map(StageSize::parse).toList(),
                    new Trial(trial.toSeconds(), trialPredictions),
                    share,
                    patience.toSeconds(),
                    keep);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private ModelVersion model(ModelStore models) {
        if (!version.equals(LATEST)) {
            return ModelVersion.published(name, version);
        }
        ModelVersion.requireName(name);
        List<String> published = models.versions(name);
        if (published.isEmpty()) {
            throw new RolloutException("No version of " + name + " was published.");
        }
        return new ModelVersion(name, published.get(published.size() - 1));
    }
}
