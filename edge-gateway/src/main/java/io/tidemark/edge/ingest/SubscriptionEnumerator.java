package io.tidemark.edge.ingest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each subscription to the first reader that registers and has to do without. */
final class SubscriptionEnumerator
        implements SplitEnumerator<SubscriptionSplit, UnassignedSubscriptions> {

    private final SplitEnumeratorContext<SubscriptionSplit> context;
    private final Queue<SubscriptionSplit> unassigned;

    SubscriptionEnumerator(
            SplitEnumeratorContext<SubscriptionSplit> context, UnassignedSubscriptions state) {
        this.context = context;
        this.unassigned = new ArrayDeque<>(state.splits());
    }

    @Override
    public void start() {
        // Readers register by themselves.
    }

    @Override
    public void addReader(int subtask) {
        SubscriptionSplit split = unassigned.poll();
        if (split != null) {
            context.assignSplit(split, subtask);
        }
    }

    @Override
    public void addSplitsBack(List<SubscriptionSplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public void handleSplitRequest(int subtask, String requesterHostname) {
        // No reader asks: a subscription does not end, and there is one for the first reader.
    }

    @Override
    public UnassignedSubscriptions snapshotState(long checkpointId) {
        return new UnassignedSubscriptions(List.copyOf(unassigned));
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}
