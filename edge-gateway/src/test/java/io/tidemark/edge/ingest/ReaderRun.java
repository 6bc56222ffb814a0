package io.tidemark.edge.ingest;

import static org.awaitility.Awaitility.await;

import io.tidemark.edge.ingest.log.LogConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** One reader, driven as Flink does it, and what it has emitted. */
final class ReaderRun implements ReaderOutput<DeviceMessage> {

    static final SubscriptionSplit UNREAD = SubscriptionSplit.unread(0);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_ID = "gateway-ingest";
    private static final String PROBE_TOPIC = "tidemark/probe/probe/probe";

    /**
     * A message and what was known when it was emitted.
     *
     * @param watermark the highest before it
     */
    record Emitted(String topic, String payload, long watermark) {}

    private final DeviceBroker broker;
    private final LogReader reader;
    private final List<Emitted> emitted = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private boolean closed;

    /** A run whose log is in the directory, going on from the split. */
    ReaderRun(DeviceBroker broker, Path directory, SubscriptionSplit split) {
        this.broker = broker;
        this.reader =
                new LogReader(
                        new IngestConfig(
                                broker.address(),
                                CLIENT_ID,
                                "tidemark/+/+/+",
                                new LogConfig(
                                        directory.resolve("log").toFile(),
                                        Duration.ofMillis(10),
                                        64 << 20,
                                        1)),
                        new UnregisteredMetricsGroup());
        reader.start();
        reader.addSplits(List.of(split));
    }

    /** Waits until messages come, and forgets the first that were needed to know it. */
    void awaitSubscription() {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            broker.publish(PROBE_TOPIC, "probe");
                            poll();
                            return !emitted.isEmpty();
                        });
        broker.publish(PROBE_TOPIC, "last probe");
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return payloads().contains("last probe");
                        });
        emitted.clear();
    }

    void awaitMessages(int count) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return emitted.size() >= count;
                        });
    }

    void awaitWatermarkAbove(long watermarkBefore) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return watermark > watermarkBefore;
                        });
    }

    /** Waits until the broker holds nothing for the gateway. */
    void awaitAcknowledgements() {
        await().atMost(PATIENCE).until(() -> broker.held(CLIENT_ID) == 0);
    }

    private void poll() throws IOException {
        while (reader.pollNext(this) == InputStatus.MORE_AVAILABLE) {
            // As Flink does.
        }
    }

    SubscriptionSplit startCheckpoint(long id) {
        return reader.snapshotState(id).get(0);
    }

    void completeCheckpoint(long id) {
        reader.notifyCheckpointComplete(id);
    }

    List<Emitted> emitted() {
        return emitted;
    }

    List<String> payloads() {
        return emitted.stream().map(Emitted::payload).toList();
    }

    long watermark() {
        return watermark;
    }

    void close() throws IOException {
        if (!closed) {
            closed = true;
            reader.close();
        }
    }

    @Override
    public void collect(DeviceMessage message) {
        String payload = new String(message.payload(), StandardCharsets.UTF_8);
        emitted.add(new Emitted(message.topic(), payload, watermark));
    }

    @Override
    public void collect(DeviceMessage message, long timestamp) {
        throw new UnsupportedOperationException("the source gives no timestamps");
    }

    @Override
    public void emitWatermark(Watermark next) {
        watermark = Math.max(watermark, next.getTimestamp());
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException("listening time does not rest");
    }

    @Override
    public void markActive() {
        throw new UnsupportedOperationException("listening time does not rest");
    }

    @Override
    public SourceOutput<DeviceMessage> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        // One output for all.
    }
}
