package io.tidemark.commandline.bench.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.events.Anomaly;
import io.tidemark.events.EventCodec;
import io.tidemark.events.UplinkEntry;
import io.tidemark.local.LocalAws;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads the anomalies that come into the stream of events, from the moment that it is opened. */
final class KinesisTap implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final KinesisClient kinesis;
    private final List<String> iterators = new ArrayList<>();

    /**
     * @param anomaly as the gateway told of it
     * @param arrivedAt when Kinesis took the record, by the clock of this machine
     */
    record Arrival(Anomaly anomaly, Instant arrivedAt) {}

    private KinesisTap(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    static KinesisTap open(String endpoint, String stream) {
        KinesisTap tap = new KinesisTap(LocalAws.client(KinesisClient.builder(), endpoint));
        tap.kinesis
                .listShards(request -> request.streamName(stream))
                .shards()
                .forEach(shard -> tap.follow(stream, shard.shardId()));
        return tap;
    }

    private void follow(String stream, String shard) {
        iterators.add(
                kinesis.getShardIterator(
                                request ->
                                        request.streamName(stream)
                                                .shardId(shard)
                                                .shardIteratorType(ShardIteratorType.LATEST))
                        .shardIterator());
    }

    /**
     * Asks every shard once.
     *
     * @throws IOException if a record is not what the rule writes
     */
    List<Arrival> next() throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (int shard = 0; shard < iterators.size(); shard++) {
            String iterator = iterators.get(shard);
            GetRecordsResponse answer =
                    kinesis.getRecords(request -> request.shardIterator(iterator));
            iterators.set(shard, answer.nextShardIterator());
            for (Record record : answer.records()) {
                read(record, arrivals);
            }
        }
        return arrivals;
    }

    private static void read(Record record, List<Arrival> arrivals) throws IOException {
        JsonNode envelope = JSON.readTree(record.data().asByteArrayUnsafe());
        byte[] batch = envelope.path("data").binaryValue();
        for (UplinkEntry entry : EventCodec.decodeBatch(batch).getEntries()) {
            if (EventCodec.decode(bytes(entry.getEvent())) instanceof Anomaly anomaly) {
                arrivals.add(new Arrival(anomaly, record.approximateArrivalTimestamp()));
            }
        }
    }

    private static byte[] bytes(ByteBuffer event) {
        byte[] copy = new byte[event.remaining()];
        event.duplicate().get(copy);
        return copy;
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
