package io.tidemark.cloud.ingest;

import java.util.List;
import java.util.Properties;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;

/**
 * The only class that knows which Kinesis connector is in use; see
 * docs/adr/0001-kinesis-connector.md. Moving to Flink 2 changes this class and {@link
 * KinesisRecordSchema}.
 *
 * <p>At least once into the job and exactly once through it: positions are part of the checkpoint.
 * Records of a shard keep their order, shards have none between them, resharding is followed.
 */
public final class KinesisSource {

    /** Under this name the job is registered with the stream when it reads by fan-out. */
    private static final String FAN_OUT_CONSUMER = "tidemark-analytics";

    /**
     * The consumer holds the checkpoint lock while it hands on what one GetRecords brought, so a
     * full fetch of 10,000 records would make every checkpoint wait for it.
     */
    private static final int RECORDS_PER_FETCH = 1_000;

    /**
     * A throttled or unreachable stream is waited for this often, ten seconds at most each time,
     * before the job starts again from its checkpoint. The connector's own 3 tries of a second
     * would restart the job at every burst.
     */
    private static final int PATIENT_TRIES = 60;

    private static final int LONGEST_PAUSE_MILLIS = 10_000;

    /** How soon the shards that a split or merge made are found; their records wait until then. */
    private static final int DISCOVERY_INTERVAL_MILLIS = 5_000;

    private KinesisSource() {}

    /** The records of the stream of events. */
    public static DataStream<KinesisRecord> records(
            StreamExecutionEnvironment environment, SourceConfig config) {
        return records(environment, config, "Kinesis", "kinesis");
    }

    /** The records of the stream of outcomes, which are few, by one reader. */
    public static DataStream<KinesisRecord> outcomes(
            StreamExecutionEnvironment environment, SourceConfig config) {
        return records(environment, config, "Kinesis outcomes", "kinesis-outcomes")
                .setParallelism(1);
    }

    @SuppressWarnings("deprecation") // No connector on Flink's newer source interface resolves.
    private static SingleOutputStreamOperator<KinesisRecord> records(
            StreamExecutionEnvironment environment, SourceConfig config, String name, String uid) {
        // The consumer's positions and Iceberg's commits go through Kryo inside those libraries;
        // SerializationTest proves that none of our own types does.
        environment.getConfig().enableGenericTypes();
        return environment
                .addSource(
                        new FlinkKinesisConsumer<>(
                                config.streamName(), new KinesisRecordSchema(), properties(config)))
                .name(name)
                .uid(uid)
                // A slow operator in the consumer's thread would hold the lock as well.
                .disableChaining();
    }

    static Properties properties(SourceConfig config) {
        Properties properties = new Properties();
        properties.setProperty(AWSConfigConstants.AWS_REGION, config.region());
        config.endpoint()
                .ifPresent(
                        endpoint ->
                                properties.setProperty(
                                        AWSConfigConstants.AWS_ENDPOINT, endpoint.toString()));
        properties.setProperty(
                ConsumerConfigConstants.STREAM_INITIAL_POSITION, config.initialPosition().name());
        properties.setProperty(
                ConsumerConfigConstants.RECORD_PUBLISHER_TYPE, config.reader().name());
        properties.setProperty(ConsumerConfigConstants.EFO_CONSUMER_NAME, FAN_OUT_CONSUMER);
        properties.setProperty(
                ConsumerConfigConstants.SHARD_GETRECORDS_MAX, Integer.toString(RECORDS_PER_FETCH));
        properties.setProperty(
                ConsumerConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS,
                Integer.toString(DISCOVERY_INTERVAL_MILLIS));
        bePatient(properties);
        return properties;
    }

    private static void bePatient(Properties properties) {
        for (String tries :
                List.of(
                        ConsumerConfigConstants.SHARD_GETRECORDS_RETRIES,
                        ConsumerConfigConstants.SHARD_GETITERATOR_RETRIES,
                        ConsumerConfigConstants.LIST_SHARDS_RETRIES,
                        ConsumerConfigConstants.SUBSCRIBE_TO_SHARD_RETRIES)) {
            properties.setProperty(tries, Integer.toString(PATIENT_TRIES));
        }
        for (String longest :
                List.of(
                        ConsumerConfigConstants.SHARD_GETRECORDS_BACKOFF_MAX,
                        ConsumerConfigConstants.SHARD_GETITERATOR_BACKOFF_MAX,
                        ConsumerConfigConstants.LIST_SHARDS_BACKOFF_MAX,
                        ConsumerConfigConstants.SUBSCRIBE_TO_SHARD_BACKOFF_MAX)) {
            properties.setProperty(longest, Integer.toString(LONGEST_PAUSE_MILLIS));
        }
    }
}
