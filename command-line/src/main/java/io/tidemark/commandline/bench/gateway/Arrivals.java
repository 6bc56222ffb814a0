package io.tidemark.commandline.bench.gateway;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.tidemark.commandline.CommandFailedException;
import io.tidemark.events.EventCodec;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.UndecodableEventException;
import io.tidemark.events.UplinkEntry;
import io.tidemark.events.WindowSummary;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What arrives at the cloud's end of the uplink, each result once: in which windows the readings
 * are, and what it took to send that.
 */
final class Arrivals implements AutoCloseable {

    private final Mqtt5AsyncClient client;
    private final Set<Long> sequences = new HashSet<>();
    private final Map<Window, WindowSummary> windows = new HashMap<>();
    private long rejected;
    private long bytes;
    private String undecodable;

    private record Window(String sensor, long startMillis) {}

    private Arrivals(Mqtt5AsyncClient client) {
        this.client = client;
    }

    /** Subscribes at the broker that stands in for the cloud. */
    static Arrivals subscribe(int port) {
        Mqtt5AsyncClient client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier("bench-cloud")
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .buildAsync();
        Arrivals arrivals = new Arrivals(client);
        client.toBlocking().connect();
        client.subscribeWith()
                .topicFilter(GatewaySettings.UPLINK_TOPICS)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(arrivals::arrived)
                .send()
                .join();
        return arrivals;
    }

    private synchronized void arrived(Mqtt5Publish message) {
        byte[] payload = message.getPayloadAsBytes();
        bytes += payload.length;
        try {
            for (UplinkEntry entry : EventCodec.decodeBatch(payload).getEntries()) {
                if (sequences.add(entry.getSequence())) {
                    count(EventCodec.decode(bytes(entry.getEvent())));
                }
            }
        } catch (UndecodableEventException e) {
            undecodable = e.getMessage();
        }
    }

    private static byte[] bytes(ByteBuffer event) {
        byte[] copy = new byte[event.remaining()];
        event.duplicate().get(copy);
        return copy;
    }

    private void count(SpecificRecord event) {
        if (event instanceof WindowSummary summary) {
            windows.merge(
                    new Window(summary.getSensor(), summary.getWindowStart().toEpochMilli()),
                    summary,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other);
        } else if (event instanceof RejectedReading) {
            rejected++;
        }
    }

    /**
     * Readings in the windows that arrived, the last revision of each.
     *
     * @throws CommandFailedException if a batch could not be decoded
     */
    synchronized long readingsInWindows() {
        if (undecodable != null) {
            throw new CommandFailedException("a batch cannot be decoded: " + undecodable);
        }
        return windows.values().stream().mapToLong(WindowSummary::getCount).sum();
    }

    /** Readings that arrived as refused or too late. */
    synchronized long rejected() {
        return rejected;
    }

    /** Windows that arrived. */
    synchronized long windows() {
        return windows.size();
    }

    /** Bytes of all batches as they were published. */
    synchronized long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
