package io.tidemark.infra;

import io.tidemark.infra.settings.InvalidStageException;
import io.tidemark.infra.settings.StageContext;
import software.amazon.awscdk.App;

/**
 * Synthesises Tidemark for one stage: {@code cdk deploy --all --context stage=dev}, and when cloud
 * job and trainer have made their tables {@code cdk deploy "AfterFirstStart/*"} with the same
 * context.
 */
public final class PlatformApp {

    private PlatformApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        try {
            Platform.define(app, config(app));
        } catch (InvalidStageException invalid) {
            System.err.println(invalid.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    private static StageConfig config(App app) {
        return StageConfig.of(
                StageContext.of(app.getNode()),
                System.getenv("CDK_DEFAULT_ACCOUNT"),
                System.getenv("CDK_DEFAULT_REGION"));
    }
}
