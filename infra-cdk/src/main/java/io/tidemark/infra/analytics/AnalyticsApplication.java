package io.tidemark.infra.analytics;

import io.tidemark.infra.StageConfig;
import io.tidemark.infra.settings.ApplicationSettings;
import io.tidemark.infra.settings.InvalidStageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationCodeConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationSnapshotConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ApplicationSystemRollbackConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.CodeContentProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.EnvironmentPropertiesProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.PropertyGroupProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.S3ContentLocationProperty;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * The Managed Flink application. Snapshots are on, so that an update goes on from the state that
 * the job had, and an update that does not start is taken back by the service; what the job writes
 * to its log is kept by {@link AnalyticsLog}.
 */
final class AnalyticsApplication extends Construct {

    private final CfnApplication application;

    /**
     * @param config the stage
     * @param propertyGroups what the job is told
     * @param role whose rights the job has
     */
    record Props(StageConfig config, List<PropertyGroupProperty> propertyGroups, Role role) {

        Props {
            Path jar = config.analyticsJar();
            if (!Files.isRegularFile(jar)) {
                throw new InvalidStageException(
                        "The cloud job's jar is missing at "
                                + jar.toAbsolutePath().normalize()
                                + ": build it first with `mvn -pl cloud-analytics -am package`.");
            }
        }
    }

    AnalyticsApplication(Construct scope, String id, Props properties) {
        super(scope, id);
        StageConfig config = properties.config();
        Asset code =
                Asset.Builder.create(this, "Code").path(config.analyticsJar().toString()).build();
        properties.role().addToPolicy(readOnly(code));
        this.application =
                CfnApplication.Builder.create(this, "Application")
                        .applicationName(config.names().application())
                        .runtimeEnvironment("FLINK-1_20")
                        .applicationMode("STREAMING")
                        .serviceExecutionRole(properties.role().getRoleArn())
                        .applicationConfiguration(configuration(code, properties))
                        .build();
        application.getNode().addDependency(properties.role());
        new AnalyticsLog(
                this, "Log", new AnalyticsLog.Props(config, application, properties.role()));
    }

    private static PolicyStatement readOnly(Asset code) {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:GetObject", "s3:GetObjectVersion"))
                .resources(List.of(code.getBucket().arnForObjects(code.getS3ObjectKey())))
                .build();
    }

    private static ApplicationConfigurationProperty configuration(Asset code, Props properties) {
        ApplicationSettings settings = properties.config().settings().application();
        return ApplicationConfigurationProperty.builder()
                .applicationCodeConfiguration(
                        ApplicationCodeConfigurationProperty.builder()
                                .codeContentType("ZIPFILE")
                                .codeContent(location(code))
                                .build())
                .applicationSnapshotConfiguration(
                        ApplicationSnapshotConfigurationProperty.builder()
                                .snapshotsEnabled(true)
                                .build())
                .applicationSystemRollbackConfiguration(
                        ApplicationSystemRollbackConfigurationProperty.builder()
                                .rollbackEnabled(true)
                                .build())
                .flinkApplicationConfiguration(FlinkSettings.of(settings))
                .vpcConfigurations(FlinkSettings.network(settings))
                .environmentProperties(
                        EnvironmentPropertiesProperty.builder()
                                .propertyGroups(properties.propertyGroups())
                                .build())
                .build();
    }

    private static CodeContentProperty location(Asset code) {
        return CodeContentProperty.builder()
                .s3ContentLocation(
                        S3ContentLocationProperty.builder()
                                .bucketArn(code.getBucket().getBucketArn())
                                .fileKey(code.getS3ObjectKey())
                                .build())
                .build();
    }

    String name() {
        return application.getRef();
    }
}
