package io.tidemark.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KinesisSourceTest {

    private static final String STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/events";

    @Test
    void tellsTheConsumerWhereToBeginAndHowToRead() {
        SourceConfig config =
                new SourceConfig(
                        STREAM,
                        "eu-west-1",
                        SourceConfig.InitialPosition.TRIM_HORIZON,
                        SourceConfig.Reader.EFO,
                        null);

        assertThat(KinesisSource.properties(config))
                .contains(
                        Map.entry("aws.region", "eu-west-1"),
                        Map.entry("flink.stream.initpos", "TRIM_HORIZON"),
                        Map.entry("flink.stream.recordpublisher", "EFO"),
                        Map.entry("flink.stream.efo.consumername", "tidemark-analytics"),
                        Map.entry("flink.shard.getrecords.maxrecordcount", "1000"));
    }

    @Test
    void findsNewShardsWithinSecondsAndWaitsMinutesForAThrottledStream() {
        SourceConfig config =
                new SourceConfig(
                        STREAM,
                        "eu-west-1",
                        SourceConfig.InitialPosition.TRIM_HORIZON,
                        SourceConfig.Reader.POLLING,
                        null);

        assertThat(KinesisSource.properties(config))
                .contains(
                        Map.entry("flink.shard.discovery.intervalmillis", "5000"),
                        Map.entry("flink.shard.getrecords.maxretries", "60"),
                        Map.entry("flink.shard.getrecords.backoff.max", "10000"),
                        Map.entry("flink.shard.getiterator.maxretries", "60"),
                        Map.entry("flink.shard.getiterator.backoff.max", "10000"),
                        Map.entry("flink.list.shards.maxretries", "60"),
                        Map.entry("flink.list.shards.backoff.max", "10000"),
                        Map.entry("flink.shard.subscribetoshard.maxretries", "60"),
                        Map.entry("flink.shard.subscribetoshard.backoff.max", "10000"));
    }

    @Test
    void readsFromAnEndpointOfOnesOwn() {
        SourceConfig config =
                new SourceConfig(
                        STREAM,
                        "eu-west-1",
                        SourceConfig.InitialPosition.LATEST,
                        SourceConfig.Reader.POLLING,
                        URI.create("http://127.0.0.1:4566"));

        assertThat(KinesisSource.properties(config))
                .containsEntry("aws.endpoint", "http://127.0.0.1:4566");
    }
}
