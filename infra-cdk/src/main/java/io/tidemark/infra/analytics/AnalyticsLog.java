package io.tidemark.infra.analytics;

import io.tidemark.infra.Stage;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption.CloudWatchLoggingOptionProperty;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The log group of the cloud job, and the job's right to write to it. */
final class AnalyticsLog extends Construct {

    /**
     * @param application whose log it is, by name
     * @param stage decides how long it is kept
     * @param definition the application
     * @param role whose rights the job has
     */
    record Props(String application, Stage stage, CfnApplication definition, Role role) {}

    AnalyticsLog(Construct scope, String id, Props properties) {
        super(scope, id);
        LogGroup group =
                LogGroup.Builder.create(this, "Group")
                        .logGroupName("/tidemark/" + properties.application())
                        .retention(
                                properties.stage() == Stage.PROD
                                        ? RetentionDays.THREE_MONTHS
                                        : RetentionDays.ONE_WEEK)
                        .removalPolicy(properties.stage().removalPolicy())
                        .build();
        LogStream stream =
                LogStream.Builder.create(this, "Stream")
                        .logGroup(group)
                        .logStreamName("application")
                        .removalPolicy(properties.stage().removalPolicy())
                        .build();
        String streamArn = group.getLogGroupArn() + ":log-stream:" + stream.getLogStreamName();
        properties.role().addToPolicy(write(group));
        CfnApplicationCloudWatchLoggingOption.Builder.create(this, "Option")
                .applicationName(properties.definition().getRef())
                .cloudWatchLoggingOption(
                        CloudWatchLoggingOptionProperty.builder().logStreamArn(streamArn).build())
                .build();
    }

    private static PolicyStatement write(LogGroup group) {
        return PolicyStatement.Builder.create()
                .actions(List.of("logs:PutLogEvents", "logs:DescribeLogStreams"))
                .resources(List.of(group.getLogGroupArn()))
                .build();
    }
}
