package io.tidemark.infra.analytics;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.encryption.CustomerKey;
import io.tidemark.infra.review.AcceptedFinding;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplicationCloudWatchLoggingOption.CloudWatchLoggingOptionProperty;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.constructs.Construct;

/** The encrypted log group of the cloud job, and the job's right to write to it. */
final class AnalyticsLog extends Construct {

    /**
     * @param config the stage
     * @param definition the application whose log it is
     * @param role whose rights the job has
     */
    record Props(StageConfig config, CfnApplication definition, Role role) {}

    AnalyticsLog(Construct scope, String id, Props properties) {
        super(scope, id);
        LogGroup group = group(properties.config());
        LogStream stream =
                LogStream.Builder.create(this, "Stream")
                        .logGroup(group)
                        .logStreamName("application")
                        .removalPolicy(properties.config().settings().removal())
                        .build();
        String streamArn = group.getLogGroupArn() + ":log-stream:" + stream.getLogStreamName();
        properties.role().addToPolicy(write(group));
        AcceptedFinding.at(
                properties.role(),
                "AwsSolutions-IAM5",
                "Wildcards stand for files, tables and streams of logs below what is named.");
        CfnApplicationCloudWatchLoggingOption.Builder.create(this, "Option")
                .applicationName(properties.definition().getRef())
                .cloudWatchLoggingOption(
                        CloudWatchLoggingOptionProperty.builder().logStreamArn(streamArn).build())
                .build();
    }

    private LogGroup group(StageConfig config) {
        String name = "/tidemark/" + config.names().application();
        return LogGroup.Builder.create(this, "Group")
                .logGroupName(name)
                .encryptionKey(key(config, name))
                .retention(config.settings().logs())
                .removalPolicy(config.settings().removal())
                .build();
    }

    private IKey key(StageConfig config, String group) {
        CustomerKey key =
                new CustomerKey(
                        this,
                        "Encryption",
                        new CustomerKey.Props(
                                config.names().key("analytics-logs"),
                                "The cloud job's log",
                                config.settings().removal()));
        key.letLogsEncrypt(group);
        return key.key();
    }

    private static PolicyStatement write(LogGroup group) {
        return PolicyStatement.Builder.create()
                .actions(List.of("logs:PutLogEvents", "logs:DescribeLogStreams"))
                .resources(List.of(group.getLogGroupArn()))
                .build();
    }
}
