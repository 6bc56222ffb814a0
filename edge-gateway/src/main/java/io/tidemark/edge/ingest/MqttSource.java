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
 * Device messages of an MQTT 5 broker, in the order in which it sends them.
 *
 * <p>At least once for messages published with QoS 1 or 2: a message is acknowledged to the broker
 * only when the checkpoint that holds its effects is complete, so a crash has the broker send it
 * again; one that was received on a connection that broke may come twice. Messages published with
 * QoS 0 have the broker's promise, which is none. A broker that is absent is waited for; it never
 * fails the job.
 *
 * <p>MQTT allows 65,535 unacknowledged messages a connection: that many per checkpoint interval is
 * the most that passes.
 */
public final class MqttSource
        implements Source<DeviceMessage, SubscriptionSplit, UnassignedSubscriptions> {

    private static final long serialVersionUID = 1L;
    private static final UnassignedSubscriptions ONE_SUBSCRIPTION =
            new UnassignedSubscriptions(List.of(new SubscriptionSplit(0)));

    private final IngestConfig config;

    public MqttSource(IngestConfig config) {
        this.config = Objects.requireNonNull(config, "config");
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<DeviceMessage, SubscriptionSplit> createReader(
            SourceReaderContext context) {
        return new MqttReader(config, context.metricGroup());
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
