package io.tidemark.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.tidemark.infra.analytics.AnalyticsStack;
import io.tidemark.infra.fleet.FleetStack;
import io.tidemark.infra.greengrass.GreengrassStack;
import io.tidemark.infra.ingest.IngestStack;
import io.tidemark.infra.lake.LakeStack;
import io.tidemark.infra.lake.OptimizerStack;
import io.tidemark.infra.models.ModelsStack;
import io.tidemark.infra.observability.ObservabilityStack;
import io.tidemark.infra.queries.QueriesStack;
import io.tidemark.infra.settings.InvalidStageException;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CliCredentialsStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * All stacks of one stage. They refer to each other by the names of {@link PlatformNames} and never
 * by exports, so that each deploys and is torn down by itself, and so that a local stage can give
 * them to different emulators.
 */
public final class Platform {

    private Platform() {}

    /**
     * Adds the stacks of a stage.
     *
     * @param scope the app
     * @param config what the stage is
     * @throws InvalidStageException if the scope has a stage already, or the cloud job's jar is
     *     missing, with a sentence for the user
     */
    public static void define(Construct scope, StageConfig config) {
        requireNoOther(scope, config);
        new IngestStack(scope, "Ingest", properties(config, "ingest"), config);
        new LakeStack(scope, "Lake", properties(config, "lake"), config);
        new AnalyticsStack(scope, "Analytics", properties(config, "analytics"), config);
        new ModelsStack(scope, "Models", properties(config, "models"), config);
        new FleetStack(scope, "Fleet", properties(config, "fleet"), config);
        new QueriesStack(scope, "Queries", properties(config, "queries"), config);
        new ObservabilityStack(scope, "Observability", properties(config, "observability"), config);
        Aspects.of(scope)
                .add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
        if (config.stage() != Stage.LOCAL) {
            defineOptimizers(scope, config);
            defineGreengrass(scope, config);
        }
    }

    private static void requireNoOther(Construct scope, StageConfig config) {
        if (scope.getNode().tryFindChild("Ingest") instanceof Stack other) {
            throw new InvalidStageException(
                    "This app has the stacks of a stage already, beginning with \""
                            + other.getStackName()
                            + "\": define stage "
                            + config.stage().id()
                            + " in an app of its own, as `cdk deploy --context stage=...` does.");
        }
    }

    /**
     * What can be deployed only when the tables are there, which their writers make at their first
     * start: in a stage of its own, as {@code --all} leaves the stacks of those out.
     */
    private static void defineOptimizers(Construct scope, StageConfig config) {
        software.amazon.awscdk.Stage later =
                software.amazon.awscdk.Stage.Builder.create(scope, "AfterFirstStart").build();
        new OptimizerStack(
                later,
                "JobTables",
                properties(config, "job-tables"),
                config,
                OptimizerStack.TABLES_OF_THE_JOB);
        new OptimizerStack(
                later,
                "TrainerTables",
                properties(config, "trainer-tables"),
                config,
                OptimizerStack.TABLES_OF_THE_TRAINER);
    }

    /** A component's artifacts have to be there before it, so {@code --all} leaves this out too. */
    private static void defineGreengrass(Construct scope, StageConfig config) {
        software.amazon.awscdk.Stage later =
                software.amazon.awscdk.Stage.Builder.create(scope, "Greengrass").build();
        new GreengrassStack(later, "Gateways", properties(config, "greengrass"), config);
    }

    private static StackProps properties(StageConfig config, String part) {
        StackProps.Builder properties =
                StackProps.builder()
                        .stackName(config.names().of(part))
                        .env(
                                Environment.builder()
                                        .account(config.account())
                                        .region(config.region())
                                        .build());
        if (config.stage() == Stage.LOCAL) {
            // The bootstrap's publishing roles do not exist on an emulator that enforces IAM.
            properties.synthesizer(
                    CliCredentialsStackSynthesizer.Builder.create()
                            .fileAssetsBucketName(config.names().of("deployment"))
                            .build());
        }
        return properties.build();
    }
}
