package io.tidemark.commandline.bench.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.commandline.terminal.ReadingsBar;
import io.tidemark.commandline.terminal.Terminal;
import io.tidemark.local.LocalAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * A stream with the messages of a fleet in it, as the IoT rule puts them there: every gateway in
 * turn, some messages a second time within the next twenty.
 */
final class FleetStream implements AutoCloseable {

    static final String NAME = "tidemark-bench";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BYTES_PER_REQUEST = 4 << 20;
    private static final int NEAR = 20;
    private static final int PERCENT = 100;

    private final KinesisClient kinesis;
    private final FleetWorkload workload;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Sent sent = new Sent();
    private final List<Message> recent = new ArrayList<>();
    private final List<PutRecordsRequestEntry> waiting = new ArrayList<>();
    private long waitingBytes;
    private long recordBytes;

    private record Message(PutRecordsRequestEntry entry, int results) {}

    /**
     * Makes the stream.
     *
     * @param endpoint of Kinesis; MiniStack's understands JSON only, so this JVM's clients speak it
     */
    FleetStream(String endpoint, FleetWorkload workload) {
        System.setProperty("aws.cborEnabled", "false");
        this.kinesis = LocalAws.client(KinesisClient.builder(), endpoint);
        this.workload = workload;
        kinesis.createStream(request -> request.streamName(NAME).shardCount(workload.shards()));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(NAME));
    }

    String arn() {
        return kinesis.describeStreamSummary(request -> request.streamName(NAME))
                .streamDescriptionSummary()
                .streamARN();
    }

    /** Puts the whole workload. */
    Sent fill(Terminal terminal) {
        List<SimulatedGateway> gateways = new ArrayList<>();
        for (int number = 0; number < workload.gateways(); number++) {
            gateways.add(new SimulatedGateway(number, workload.sensors()));
        }
        try (ReadingsBar bar =
                new ReadingsBar(terminal, "  Stream filled", " events", workload.events())) {
            for (int turn = 0; sent.events() < workload.events(); turn++) {
                send(gateways.get(turn % gateways.size()));
                bar.stepTo(sent.events());
            }
        }
        flush();
        return sent;
    }

    private void send(SimulatedGateway gateway) {
        int most = (int) Math.min(workload.eventsPerMessage(), workload.events() - sent.events());
        List<SimulatedResult> results = gateway.next(most);
        byte[] payload = gateway.message(results);
        sent.first(results, payload);
        Message message = new Message(entry(gateway.name(), payload), results.size());
        put(message);
        recent.add(message);
        if (recent.size() > NEAR) {
            recent.remove(0);
        }
        if (random.nextInt(PERCENT) < workload.repeatedPercent()) {
            Message again = recent.get(random.nextInt(recent.size()));
            put(again);
            sent.again(again.results());
        }
    }

    private static PutRecordsRequestEntry entry(String gateway, byte[] payload) {
        try {
            byte[] envelope =
                    JSON.writeValueAsBytes(
                            Map.of(
                                    "data", payload,
                                    "gateway", gateway,
                                    "receivedAt", SimulatedGateway.FIRST_WINDOW.toEpochMilli()));
            return PutRecordsRequestEntry.builder()
                    .partitionKey(gateway)
                    .data(SdkBytes.fromByteArrayUnsafe(envelope))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bytes, text and a number are JSON", e);
        }
    }

    private void put(Message message) {
        int bytes = message.entry().data().asByteArrayUnsafe().length;
        if (waitingBytes + bytes > BYTES_PER_REQUEST) {
            flush();
        }
        waiting.add(message.entry());
        waitingBytes += bytes;
        recordBytes += bytes;
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        int refused =
                kinesis.putRecords(request -> request.streamName(NAME).records(waiting))
                        .failedRecordCount();
        if (refused > 0) {
            throw new CommandFailedException(refused + " records were refused by Kinesis");
        }
        waiting.clear();
        waitingBytes = 0;
    }

    /** Bytes of all records, repeated ones included. */
    long recordBytes() {
        return recordBytes;
    }

    @Override
    public void close() {
        kinesis.close();
    }
}
