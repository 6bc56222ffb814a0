package io.tidemark.cloud;

import io.tidemark.cloud.ingest.KinesisSource;
import io.tidemark.cloud.lake.GlueLake;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import java.io.IOException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.flink.CatalogLoader;
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
        CatalogLoader catalog = GlueLake.catalog(config.lake());
        Namespace database = Namespace.of(config.lake().database());
        LakeTables.createMissing(catalog, database);
        AnalyticsPipeline.Outputs outputs =
                AnalyticsPipeline.define(
                        KinesisSource.records(environment, config.source()),
                        config.deduplicationRetention());
        LakeSinks.attach(outputs.events(), outputs.quarantined(), catalog, database);
    }
}
