package io.tidemark.edge.ingest;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the MQTT client's thread hands messages over to the job's thread, in order, and where they
 * wait for their acknowledgement.
 *
 * <p>Bounded by the protocol: the broker keeps at most {@link #RECEIVE_MAXIMUM} messages
 * unacknowledged, and {@link #emptied} lets the connection wait before it asks for them again.
 * Messages of QoS 0 are outside that limit; those that find as many waiting are dropped, which is
 * what QoS 0 allows.
 */
final class Inbox {

    /** The most that MQTT 5 can express, and what it means if a client names none. */
    static final int RECEIVE_MAXIMUM = 65_535;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int CAPACITY = 2 * RECEIVE_MAXIMUM + 1;
    private static final int ONLY_PRODUCER = 0;

    /**
     * @param position running number of the message, from 1, over all connections
     * @param publish the message
     * @param receivedAtMillis gateway clock, milliseconds since the epoch
     */
    record Received(long position, Mqtt5Publish publish, long receivedAtMillis) {}

    private final FutureCompletingBlockingQueue<Received> waiting =
            new FutureCompletingBlockingQueue<>(CAPACITY);
    private final Queue<Mqtt5Publish> unacknowledged = new ArrayDeque<>();
    private long lastPosition;
    private long dropped;
    private volatile CompletableFuture<Void> emptied = CompletableFuture.completedFuture(null);

    /** Takes a message from the client's thread. */
    void receive(Mqtt5Publish publish) {
        if (publish.getQos() == MqttQos.AT_MOST_ONCE && waiting.size() >= RECEIVE_MAXIMUM) {
            drop();
            return;
        }
        long position;
        synchronized (unacknowledged) {
            unacknowledged.add(publish);
            position = ++lastPosition;
        }
        try {
            waiting.put(ONLY_PRODUCER, new Received(position, publish, System.currentTimeMillis()));
        } catch (InterruptedException e) {
            // The client is shutting down; what is not acknowledged will be sent again.
            Thread.currentThread().interrupt();
        }
    }

    private void drop() {
        if (dropped++ % RECEIVE_MAXIMUM == 0) {
            LOG.warn(
                    "dropped {} messages that were published with QoS 0 faster than they are"
                            + " processed; QoS 1 keeps every message",
                    dropped);
        }
    }

    /** The next message; null if none is waiting. */
    Received poll() {
        Received next = waiting.poll();
        if (next == null) {
            emptied.complete(null);
        }
        return next;
    }

    /** Completes when a message is waiting. */
    CompletableFuture<Void> available() {
        return waiting.getAvailabilityFuture();
    }

    /** Completes when no message is waiting any more. */
    CompletableFuture<Void> emptied() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        emptied = future;
        if (waiting.isEmpty()) {
            future.complete(null);
        }
        return future;
    }

    /** Lets nobody wait for the inbox to be emptied any more. */
    void close() {
        emptied.complete(null);
    }

    /** Acknowledges every message up to and including the position, in order. */
    void acknowledgeThrough(long position) {
        synchronized (unacknowledged) {
            long first = lastPosition - unacknowledged.size() + 1;
            for (long next = first; next <= position; next++) {
                unacknowledged.remove().acknowledge();
            }
        }
    }

    /** Forgets what is not acknowledged: the broker sends it again over the next connection. */
    void startConnection() {
        synchronized (unacknowledged) {
            unacknowledged.clear();
        }
    }
}
