package io.tidemark.edge.ingest;

import io.tidemark.edge.health.GatewayMetric;
import io.tidemark.edge.ingest.log.Block;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;

/**
 * Emits the messages of the ingest log, and their listening time as watermarks. The broker is
 * connected as long as the reader has the subscription; a reader without it emits nothing.
 */
final class LogReader implements SourceReader<DeviceMessage, SubscriptionSplit> {

    private static final int EMITTED_AT_ONCE = 100;
    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final IngestConfig config;
    private final MetricGroup metrics;
    private final RetainedPositions retained;

    /** Checkpoint id to the position of the last message before it. */
    private final TreeMap<Long, Long> positions = new TreeMap<>();

    private SubscriptionSplit restored;
    private Intake intake;
    private Block block;
    private long position;
    private long listeningMillis;
    private boolean tellListeningTime;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    LogReader(IngestConfig config, MetricGroup metrics) {
        this.config = config;
        this.metrics = metrics;
        this.retained = new RetainedPositions(config.log().retainedCheckpoints());
    }

    @Override
    public void start() {
        // Connects when it has the subscription.
    }

    @Override
    public void addSplits(List<SubscriptionSplit> added) {
        if (added.size() != 1 || restored != null) {
            throw new IllegalStateException("there is one subscription, found " + added);
        }
        restored = added.get(0);
        position = restored.position();
        listeningMillis = restored.listeningMillis();
        tellListeningTime = true;
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<DeviceMessage> output) throws IOException {
        if (restored == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (intake == null) {
            open();
        }
        intake.check();
        if (tellListeningTime) {
            output.emitWatermark(new Watermark(listeningMillis - 1));
            tellListeningTime = false;
        }
        if (block == null) {
            block = intake.cursor().next();
            if (block == null) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (block.listeningMillis() > listeningMillis) {
                listeningMillis = block.listeningMillis();
                output.emitWatermark(new Watermark(listeningMillis - 1));
            }
        }
        emit(output);
        return InputStatus.MORE_AVAILABLE;
    }

    private void open() throws IOException {
        intake = Intake.open(config, restored, this::wake);
        metrics.gauge(GatewayMetric.SUBSCRIPTIONS.flinkName(), () -> intake.isSubscribed() ? 1 : 0);
        metrics.gauge(GatewayMetric.LOG_MESSAGES_LOST.flinkName(), this::lost);
        metrics.gauge(GatewayMetric.MESSAGES_DROPPED.flinkName(), intake::dropped);
        metrics.gauge(GatewayMetric.LOG_BYTES.flinkName(), intake::logBytes);
        metrics.gauge(GatewayMetric.LOG_STATE.flinkName(), () -> intake.logState().ordinal());
    }

    private void emit(ReaderOutput<DeviceMessage> output) {
        for (int count = 0; count < EMITTED_AT_ONCE && block.hasNext(); count++) {
            position = block.nextNumber();
            output.collect(
                    new DeviceMessage(
                            block.takeTopic(), block.takePayload(), block.receivedAtMillis()));
        }
        if (!block.hasNext()) {
            block = null;
        }
    }

    private long lost() {
        return restored.lost() + (intake == null ? 0 : intake.cursor().lost());
    }

    private void wake() {
        available.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> current = available;
        if (current.isDone()) {
            available = current = new CompletableFuture<>();
        }
        // After the future is there to be completed: a commit until now is seen, one from now on
        // tells.
        return hasMore() ? NOW : current;
    }

    private boolean hasMore() {
        return restored != null && (intake == null || block != null || !intake.cursor().isAtEnd());
    }

    @Override
    public List<SubscriptionSplit> snapshotState(long checkpointId) {
        if (restored == null) {
            return List.of();
        }
        positions.put(checkpointId, position);
        return List.of(new SubscriptionSplit(restored.number(), position, listeningMillis, lost()));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        Long complete = positions.get(checkpointId);
        if (complete != null) {
            positions.headMap(checkpointId, true).clear();
            retained.add(complete);
            if (intake != null) {
                intake.release(retained.oldest());
            }
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        // A subscription does not end.
    }

    @Override
    public void close() throws IOException {
        if (intake != null) {
            intake.close();
        }
    }
}
