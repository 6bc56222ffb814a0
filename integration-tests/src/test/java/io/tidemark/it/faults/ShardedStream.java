package io.tidemark.it.faults;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.local.LocalAws;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A stream of a test, whose shards are split and merged. */
final class ShardedStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final KinesisClient kinesis;
    private final String name;

    private ShardedStream(KinesisClient kinesis, String name) {
        this.kinesis = kinesis;
        this.name = name;
    }

    static ShardedStream create(String endpoint, String name, int shards) {
        KinesisClient kinesis = LocalAws.client(KinesisClient.builder(), endpoint);
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
        ShardedStream stream = new ShardedStream(kinesis, name);
        stream.awaitActive();
        return stream;
    }

    String arn() {
        return kinesis.describeStreamSummary(request -> request.streamName(name))
                .streamDescriptionSummary()
                .streamARN();
    }

    /** Puts what the IoT rule would make of a gateway's message. */
    void put(String gateway, byte[] message) {
        SdkBytes envelope = envelope(gateway, message);
        kinesis.putRecord(request -> request.streamName(name).partitionKey(gateway).data(envelope));
    }

    private static SdkBytes envelope(String gateway, byte[] message) {
        try {
            return SdkBytes.fromByteArray(
                    JSON.writeValueAsBytes(
                            Map.of(
                                    "data", message,
                                    "gateway", gateway,
                                    "receivedAt", Instant.EPOCH.toEpochMilli())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bytes, text and a number are JSON", e);
        }
    }

    /** Splits the first open shard in the middle. */
    void split() {
        Shard first = open().get(0);
        BigInteger start = new BigInteger(first.hashKeyRange().startingHashKey());
        BigInteger end = new BigInteger(first.hashKeyRange().endingHashKey());
        kinesis.splitShard(
                request ->
                        request.streamName(name)
                                .shardToSplit(first.shardId())
                                .newStartingHashKey(
                                        start.add(end).divide(BigInteger.TWO).toString()));
        awaitActive();
    }

    /** Merges the last two open shards: one that there always was, and half of the one split. */
    void merge() {
        List<Shard> open = open();
        kinesis.mergeShards(
                request ->
                        request.streamName(name)
                                .shardToMerge(open.get(open.size() - 2).shardId())
                                .adjacentShardToMerge(open.get(open.size() - 1).shardId()));
        awaitActive();
    }

    private List<Shard> open() {
        return shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(comparing(shard -> new BigInteger(shard.hashKeyRange().startingHashKey())))
                .toList();
    }

    private List<Shard> shards() {
        return kinesis.listShards(request -> request.streamName(name)).shards();
    }

    /** How many shards the stream has or had. */
    int shardsEver() {
        return shards().size();
    }

    private void awaitActive() {
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(name));
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
