package io.tidemark.infra;

import io.tidemark.infra.analytics.AnalyticsStack;
import io.tidemark.infra.fleet.FleetStack;
import io.tidemark.infra.ingest.IngestStack;
import io.tidemark.infra.lake.LakeStack;
import software.amazon.awscdk.CliCredentialsStackSynthesizer;
import software.amazon.awscdk.Environment;
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
     */
    public static void define(Construct scope, StageConfig config) {
        new IngestStack(scope, "Ingest", properties(config, "ingest"), config);
        new LakeStack(scope, "Lake", properties(config, "lake"), config);
        new AnalyticsStack(scope, "Analytics", properties(config, "analytics"), config);
        new FleetStack(scope, "Fleet", properties(config, "fleet"), config);
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
