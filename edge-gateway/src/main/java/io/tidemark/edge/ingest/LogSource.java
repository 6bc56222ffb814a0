package io.tidemark.edge.ingest;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Device messages of an MQTT 5 broker, in the order in which it sends them, by way of a log on
 * disk.
 *
 * <p>A message published with QoS 1 or 2 is acknowledged to the broker when it is durable in the
 * log, so none is lost; one that was received on a connection that broke before that comes twice.
 * After a crash the log is read from where the restored checkpoint had read it, and emits the same
 * messages between the same watermarks. Messages published with QoS 0 are as safe from the log on;
 * on their way to it they have the broker's promise, which is none. A broker that is absent, and a
 * disk that takes nothing, is waited for; it never fails the job.
 *
 * <p>Watermarks are listening time less a millisecond, see {@link
 * io.tidemark.edge.ingest.log.ListeningClock}: they say nothing about the times that devices claim.
 */
public final class LogSource
        implements Source<DeviceMessage, SubscriptionSplit, UnassignedSubscriptions> {

    private static final long serialVersionUID = 1L;
    private static final UnassignedSubscriptions ONE_SUBSCRIPTION =
            new UnassignedSubscriptions(List.of(SubscriptionSplit.unread(0)));

    private final IngestConfig config;

    public LogSource(IngestConfig config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<DeviceMessage, SubscriptionSplit> createReader(
            SourceReaderContext context) {
        return new LogReader(config, context.metricGroup());
    }

    @Override
    public SplitEnumerator<SubscriptionSplit, UnassignedSubscriptions> createEnumerator(
            SplitEnumeratorContext<SubscriptionSplit> context) {
        return new SubscriptionEnumerator(context, ONE_SUBSCRIPTION);
    }

    @Override
    public SplitEnumerator<SubscriptionSplit, UnassignedSubscriptions> restoreEnumerator(
            SplitEnumeratorContext<SubscriptionSplit> context, UnassignedSubscriptions state) {
        return new SubscriptionEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<SubscriptionSplit> getSplitSerializer() {
        return new SubscriptionSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<UnassignedSubscriptions> getEnumeratorCheckpointSerializer() {
        return new UnassignedSubscriptionsSerializer();
    }
}
