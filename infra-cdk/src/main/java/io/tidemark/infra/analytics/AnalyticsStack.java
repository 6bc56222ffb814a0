package io.tidemark.infra.analytics;

import io.tidemark.infra.StageConfig;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The cloud job: a Managed Flink application from the stream to the lake. */
public final class AnalyticsStack extends Stack {

    public AnalyticsStack(Construct scope, String id, StackProps properties, StageConfig config) {
        super(scope, id, properties);
        AnalyticsRole role = new AnalyticsRole(this, "Role", new AnalyticsRole.Props(config));
        AnalyticsApplication application =
                new AnalyticsApplication(
                        this,
                        "Application",
                        new AnalyticsApplication.Props(
                                config, PropertyGroups.of(this, config), role.role()));
        CfnOutput.Builder.create(this, "ApplicationName").value(application.name()).build();
    }
}
