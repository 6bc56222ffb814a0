package io.tidemark.edge.model;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Orders for models: the newest one after each start, and each new one. It has no state, as the job
 * knows which order it has followed; an order that comes twice changes nothing. Emits no
 * watermarks.
 */
public final class ModelSource implements Source<ModelOrder, NoSplit, NoSplit> {

    private static final long serialVersionUID = 1L;

    private final OrderFeed feed;
    private final Duration lookAgain;

    /**
     * @param lookAgain time between two looks, wall clock
     */
    public ModelSource(OrderFeed feed, Duration lookAgain) {
        this.feed = feed;
        this.lookAgain = lookAgain;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<ModelOrder, NoSplit> createReader(SourceReaderContext context) {
        return new ModelReader(feed, lookAgain, context.getIndexOfSubtask() == 0);
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> createEnumerator(
            SplitEnumeratorContext<NoSplit> context) {
        return new NothingToAssign();
    }

    @Override
    public SplitEnumerator<NoSplit, NoSplit> restoreEnumerator(
            SplitEnumeratorContext<NoSplit> context, NoSplit state) {
        return new NothingToAssign();
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
        return NoSplit.SERIALIZER;
    }

    @Override
    public SimpleVersionedSerializer<NoSplit> getEnumeratorCheckpointSerializer() {
        return NoSplit.SERIALIZER;
    }

    /** Readers need no splits to look at a file. */
    private static final class NothingToAssign implements SplitEnumerator<NoSplit, NoSplit> {

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String requesterHostname) {}

        @Override
        public void addSplitsBack(List<NoSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {}

        @Override
        public NoSplit snapshotState(long checkpointId) {
            return NoSplit.NONE;
        }

        @Override
        public void close() {}
    }
}
