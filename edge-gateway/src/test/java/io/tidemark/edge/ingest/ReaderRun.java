package io.tidemark.edge.ingest;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_ID = "gateway-ingest";
    private static final String PROBE_TOPIC = "tidemark/probe/probe/probe";

    private final DeviceBroker broker;
    private final MqttReader reader;
    private final List<DeviceMessage> messages = new ArrayList<>();
    private boolean closed;

    ReaderRun(DeviceBroker broker) {
        this.broker = broker;
        this.reader =
                new MqttReader(
                        new IngestConfig(broker.address(), CLIENT_ID, "tidemark/+/+/+"),
                        new UnregisteredMetricsGroup());
        reader.start();
        reader.addSplits(List.of(new SubscriptionSplit(0)));
    }

    /** Waits until messages come, and has the first that were needed to know it forgotten. */
    void awaitSubscription() {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            broker.publish(PROBE_TOPIC, "probe");
                            poll();
                            return !messages.isEmpty();
                        });
        broker.publish(PROBE_TOPIC, "last probe");
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return payloads().contains("last probe");
                        });
        messages.clear();
        startCheckpoint(0);
        completeCheckpoint(0, 0);
    }

    void awaitMessages(int count) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return messages.size() >= count;
                        });
    }

    private void poll() {
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status == InputStatus.MORE_AVAILABLE) {
            status = reader.pollNext(this);
        }
    }

    void startCheckpoint(long id) {
        reader.snapshotState(id);
    }

    /** Completes the checkpoint and waits until the broker holds only what came after it. */
    void completeCheckpoint(long id, int messagesSince) {
        reader.notifyCheckpointComplete(id);
        await().atMost(PATIENCE).until(() -> broker.held(CLIENT_ID) == messagesSince);
    }

    List<DeviceMessage> messages() {
        return messages;
    }

    List<String> payloads() {
        return messages.stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    void close() {
        if (!closed) {
            closed = true;
            reader.close();
        }
    }

    @Override
    public void collect(DeviceMessage message) {
        messages.add(message);
    }

    @Override
    public void collect(DeviceMessage message, long timestamp) {
        throw new UnsupportedOperationException("the source gives no timestamps");
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        throw new UnsupportedOperationException("the source makes no watermarks");
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException("the source makes no watermarks");
    }

    @Override
    public void markActive() {
        throw new UnsupportedOperationException("the source makes no watermarks");
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
