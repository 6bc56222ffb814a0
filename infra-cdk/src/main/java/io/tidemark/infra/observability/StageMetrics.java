package io.tidemark.infra.observability;

import io.tidemark.infra.PlatformNames;
import io.tidemark.infra.StageConfig;
import io.tidemark.infra.analytics.StreamReader;
import io.tidemark.infra.storage.PrivateBucket;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** The metrics that there are of a stage: those of AWS's services, and those of its tables. */
final class StageMetrics {

    static final Duration FIVE_MINUTES = Duration.minutes(5);
    static final Duration QUARTER_HOUR = Duration.minutes(15);
    static final Duration DAY = Duration.days(1);

    private static final String MAXIMUM = "Maximum";
    private static final String SUM = "Sum";

    /** The name under which the cloud job registers for fan-out. */
    private static final String CONSUMER = "tidemark-analytics";

    private final StageConfig config;
    private final PlatformNames names;

    StageMetrics(StageConfig config) {
        this.config = config;
        this.names = config.names();
    }

    /** Of the cloud job, as Managed Flink tells it. */
    Metric ofJob(String name) {
        return metric(
                "AWS/KinesisAnalytics",
                name,
                Map.of("Application", names.application()),
                MAXIMUM,
                FIVE_MINUTES);
    }

    /** How much a count of the cloud job grew that is kept since the job was started. */
    IMetric growthOfJob(String name) {
        return MathExpression.Builder.create()
                .expression("DIFF(total)")
                .usingMetrics(Map.of("total", ofJob(name)))
                .label(name)
                .period(FIVE_MINUTES)
                .build();
    }

    /** How far the cloud job is behind the stream of events, milliseconds. */
    Metric behind() {
        if (config.reader() == StreamReader.EFO) {
            return metric(
                    "AWS/Kinesis",
                    "SubscribeToShardEvent.MillisBehindLatest",
                    Map.of("StreamName", names.stream(), "ConsumerName", CONSUMER),
                    MAXIMUM,
                    FIVE_MINUTES);
        }
        return ofStream("GetRecords.IteratorAgeMilliseconds", MAXIMUM);
    }

    /** Of the stream of events. */
    Metric ofStream(String name, String statistic) {
        return metric(
                "AWS/Kinesis", name, Map.of("StreamName", names.stream()), statistic, FIVE_MINUTES);
    }

    /** Batches that the stream refused and that were kept. */
    Metric undelivered() {
        return metric(
                "AWS/S3",
                "PutRequests",
                Map.of("BucketName", names.undeliveredBucket(), "FilterId", PrivateBucket.METRICS),
                SUM,
                FIVE_MINUTES);
    }

    /** Measurements that failed. */
    Metric failedMeasurements(String machineArn) {
        return metric(
                "AWS/States",
                "ExecutionsFailed",
                Map.of("StateMachineArn", machineArn),
                SUM,
                QUARTER_HOUR);
    }

    /** What the tables say, see {@link Measurement}. */
    Metric ofTables(String column, Duration period) {
        return metric(names.metrics(), column, Map.of(), MAXIMUM, period);
    }

    private static Metric metric(
            String namespace,
            String name,
            Map<String, String> dimensions,
            String statistic,
            Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(period)
                .build();
    }
}
