package io.tidemark.infra;

import software.amazon.awscdk.App;

/** Synthesises Tidemark for one stage: {@code cdk deploy --all --context stage=dev}. */
public final class PlatformApp {

    private PlatformApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        Platform.define(app, StageConfig.of(app.getNode()));
        app.synth();
    }
}
