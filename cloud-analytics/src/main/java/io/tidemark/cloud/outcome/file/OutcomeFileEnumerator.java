package io.tidemark.cloud.outcome.file;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for files at intervals and hands those that are new, or in another version, to the reader.
 *
 * <p>A listing that fails is counted as {@code listingsFailed} and made again at the next interval:
 * the files stay where they are, and gateways' events must not wait for them.
 */
final class OutcomeFileEnumerator implements SplitEnumerator<OutcomeFileSplit, SeenFiles> {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeFileEnumerator.class);

    private final SplitEnumeratorContext<OutcomeFileSplit> context;
    private final OutcomeFiles files;
    private final Duration interval;
    private final SeenFiles seen;
    private final Counter listingsFailed;

    OutcomeFileEnumerator(
            SplitEnumeratorContext<OutcomeFileSplit> context,
            OutcomeFiles files,
            Duration interval,
            SeenFiles seen) {
        this.context = context;
        this.files = files;
        this.interval = interval;
        this.seen = seen;
        this.listingsFailed = context.metricGroup().counter("listingsFailed");
    }

    @Override
    public void start() {
        context.callAsync(files::list, this::listed, 0, interval.toMillis());
    }

    private void listed(List<OutcomeFile> found, Throwable failure) {
        if (failure != null) {
            listingsFailed.inc();
            LOG.warn("Files of outcomes could not be listed, next try in {}", interval, failure);
            return;
        }
        int fresh = seen.found(found);
        if (fresh > 0) {
            LOG.info("{} of {} files of outcomes are new or changed", fresh, found.size());
        }
        assign();
    }

    /** Parallelism is 1, so there is one reader; it may not be there yet. */
    private void assign() {
        if (!context.registeredReaders().isEmpty()) {
            int reader = context.registeredReaders().keySet().iterator().next();
            seen.take().forEach(split -> context.assignSplit(split, reader));
        }
    }

    @Override
    public void addReader(int subtask) {
        assign();
    }

    @Override
    public void addSplitsBack(List<OutcomeFileSplit> splits, int subtask) {
        seen.giveBack(splits);
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // Files are handed out as they are found.
    }

    @Override
    public SeenFiles snapshotState(long checkpoint) {
        return seen.copy();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
