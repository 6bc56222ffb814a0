package io.tidemark.cloud;

import java.io.IOException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud job: what all gateways sent to Kinesis becomes rows of the lake's tables, each event
 * exactly once.
 *
 * <p>Parallelism, state backend and checkpoints belong to whoever runs the job: Managed Flink, or
 * {@link io.tidemark.cloud.local.LocalCluster}.
 */
public final class CloudAnalytics {

    public static final String JOB_NAME = "Tidemark cloud analytics";

    private static final Logger LOG = LoggerFactory.getLogger(CloudAnalytics.class);

    private CloudAnalytics() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        prepare(environment);
        environment.execute(JOB_NAME);
    }

    /**
     * Defines the job with its real source and sinks, having created the tables that were missing.
     *
     * @throws InvalidConfigurationException naming every fault of the application's properties
     * @throws IOException if they cannot be read
     */
    public static void prepare(StreamExecutionEnvironment environment) throws IOException {
        AnalyticsConfig config =
                AnalyticsConfig.from(ApplicationProperties.ofRuntime(System.getenv()));
        LOG.info("Starting with {}", config);
        // No operator here changes what it was given or keeps it; copies cost more than the work.
        environment.getConfig().enableObjectReuse();
        AnalyticsJob.define(environment, config);
    }
}
