package io.tidemark.edge.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Looks for an order now and then; of several readers only one does. */
final class ModelReader implements SourceReader<ModelOrder, NoSplit> {

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final OrderFeed feed;
    private final Duration lookAgain;
    private CompletableFuture<Void> available;

    ModelReader(OrderFeed feed, Duration lookAgain, boolean looks) {
        this.feed = feed;
        this.lookAgain = lookAgain;
        this.available = looks ? NOW : new CompletableFuture<>();
    }

    @Override
    public void start() {
        // Looks when it is polled.
    }

    @Override
    public InputStatus pollNext(ReaderOutput<ModelOrder> output) {
        if (available.isDone()) {
            ModelOrder order = feed.look();
            if (order != null) {
                output.collect(order);
            }
            available =
                    new CompletableFuture<Void>()
                            .completeOnTimeout(null, lookAgain.toMillis(), TimeUnit.MILLISECONDS);
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<NoSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {
        // There are none.
    }

    @Override
    public void notifyNoMoreSplits() {
        // There never were any.
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
