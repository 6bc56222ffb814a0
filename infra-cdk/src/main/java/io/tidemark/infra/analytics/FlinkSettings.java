package io.tidemark.infra.analytics;

import io.tidemark.infra.settings.ApplicationSettings;
import java.util.List;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.CheckpointConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.FlinkApplicationConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.MonitoringConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.ParallelismConfigurationProperty;
import software.amazon.awscdk.services.kinesisanalyticsv2.CfnApplication.VpcConfigurationProperty;

/** How Managed Flink runs the cloud job: checkpoints, metrics, size and network. */
final class FlinkSettings {

    private static final String OUR_OWN = "CUSTOM";

    /** Also how soon a result is in its table: sinks commit with the checkpoint. */
    private static final int CHECKPOINT_INTERVAL_MILLIS = 60_000;

    private static final int PAUSE_MILLIS = 5_000;

    private FlinkSettings() {}

    static FlinkApplicationConfigurationProperty of(ApplicationSettings settings) {
        return FlinkApplicationConfigurationProperty.builder()
                .checkpointConfiguration(
                        CheckpointConfigurationProperty.builder()
                                .configurationType(OUR_OWN)
                                .checkpointingEnabled(true)
                                .checkpointInterval(CHECKPOINT_INTERVAL_MILLIS)
                                .minPauseBetweenCheckpoints(PAUSE_MILLIS)
                                .build())
                .monitoringConfiguration(
                        MonitoringConfigurationProperty.builder()
                                .configurationType(OUR_OWN)
                                // Metrics of operators are paid for each, and no alarm reads them.
                                .metricsLevel("APPLICATION")
                                .logLevel("INFO")
                                .build())
                .parallelismConfiguration(
                        ParallelismConfigurationProperty.builder()
                                .configurationType(OUR_OWN)
                                .parallelism(settings.parallelism())
                                .parallelismPerKpu(settings.parallelismPerUnit())
                                .autoScalingEnabled(settings.autoScaling())
                                .build())
                .build();
    }

    /** The network that the job runs in; null for the service's own. */
    static List<VpcConfigurationProperty> network(ApplicationSettings settings) {
        if (!settings.inNetwork()) {
            return null;
        }
        return List.of(
                VpcConfigurationProperty.builder()
                        .subnetIds(settings.subnets())
                        .securityGroupIds(settings.securityGroups())
                        .build());
    }
}
