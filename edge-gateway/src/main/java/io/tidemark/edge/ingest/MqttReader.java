package io.tidemark.edge.ingest;

import io.tidemark.edge.health.GatewayMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;

/**
 * Emits the messages of its subscription and acknowledges them when the checkpoint that follows
 * them is complete. A reader without a subscription emits nothing.
 */
final class MqttReader implements SourceReader<DeviceMessage, SubscriptionSplit> {

    private final Inbox inbox = new Inbox();
    private final MqttSession session;
    private final List<SubscriptionSplit> splits = new ArrayList<>();

    /** Checkpoint id to the position of the last message before it. */
    private final TreeMap<Long, Long> positions = new TreeMap<>();

    private long emitted;

    MqttReader(IngestConfig config, MetricGroup metrics) {
        this.session = new MqttSession(config, inbox);
        metrics.gauge(
                GatewayMetric.SUBSCRIPTIONS.flinkName(), () -> session.isSubscribed() ? 1 : 0);
    }

    @Override
    public void start() {
        // Connects when it has a subscription.
    }

    @Override
    public void addSplits(List<SubscriptionSplit> added) {
        splits.addAll(added);
        session.open();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<DeviceMessage> output) {
        Inbox.Received next = inbox.poll();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        emitted = next.position();
        output.collect(
                new DeviceMessage(
                        next.publish().getTopic().toString(),
                        next.publish().getPayloadAsBytes(),
                        next.receivedAtMillis()));
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return inbox.available();
    }

    @Override
    public List<SubscriptionSplit> snapshotState(long checkpointId) {
        positions.put(checkpointId, emitted);
        return List.copyOf(splits);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        Long position = positions.get(checkpointId);
        if (position != null) {
            inbox.acknowledgeThrough(position);
            positions.headMap(checkpointId, true).clear();
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        // A subscription does not end.
    }

    @Override
    public void close() {
        session.close();
    }
}
