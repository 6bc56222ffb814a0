package io.tidemark.cloud;

import io.tidemark.cloud.ingest.KinesisSource;
import io.tidemark.cloud.ingest.QuarantinedRecord;
import io.tidemark.cloud.lake.GlueLake;
import io.tidemark.cloud.lake.LakeConfig;
import io.tidemark.cloud.lake.LakeSinks;
import io.tidemark.cloud.lake.LakeTables;
import io.tidemark.cloud.outcome.OutcomeConfig;
import io.tidemark.cloud.outcome.file.OutcomeFileSource;
import java.io.IOException;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.flink.CatalogLoader;

/** The pipelines with their real ends: Kinesis, S3 and the lake's tables. */
final class AnalyticsJob {

    private AnalyticsJob() {}

    /**
     * Defines the job, having created the tables that were missing.
     *
     * @throws IOException if a table cannot be loaded
     */
    static void define(StreamExecutionEnvironment environment, AnalyticsConfig config)
            throws IOException {
        CatalogLoader catalog = GlueLake.catalog(config.lake());
        Namespace database = Namespace.of(config.lake().database());
        LakeTables.createMissing(catalog, database);
        AnalyticsPipeline.Outputs events =
                AnalyticsPipeline.define(
                        KinesisSource.records(environment, config.source()),
                        config.deduplicationRetention());
        DataStream<QuarantinedRecord> quarantined = events.quarantined();
        if (config.outcomes().isPresent()) {
            OutcomePipeline.Outputs outcomes =
                    outcomes(environment, config.outcomes().get(), config.lake());
            LakeSinks.attach(outcomes.outcomes(), catalog, database);
            quarantined = quarantined.union(outcomes.quarantined());
        }
        LakeSinks.attach(events.events(), quarantined, catalog, database);
    }

    private static OutcomePipeline.Outputs outcomes(
            StreamExecutionEnvironment environment, OutcomeConfig config, LakeConfig lake) {
        return OutcomePipeline.define(
                KinesisSource.outcomes(environment, config.stream()),
                OutcomeFileSource.rows(environment, config.files(), lake),
                config.futureTolerance());
    }
}
