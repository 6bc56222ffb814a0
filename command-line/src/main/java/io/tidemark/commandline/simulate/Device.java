package io.tidemark.commandline.simulate;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5MessageException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.tidemark.commandline.CommandFailedException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A device that publishes its messages over MQTT 5 with QoS 1, in order, and at most {@value
 * #MAXIMUM_IN_FLIGHT} that the broker has not acknowledged. The first that the broker refuses or
 * that the connection loses fails the device.
 */
final class Device implements AutoCloseable {

    static final int MAXIMUM_IN_FLIGHT = 500;

    private static final int DEFAULT_PORT = 1883;

    private final Mqtt5AsyncClient client;
    private final Semaphore window = new Semaphore(MAXIMUM_IN_FLIGHT);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Device(Mqtt5AsyncClient client) {
        this.client = client;
    }

    /**
     * @param broker such as {@code mqtt://127.0.0.1:1883}
     * @throws CommandFailedException if the broker does not take the connection
     */
    static Device connect(URI broker) {
        if (!"mqtt".equals(broker.getScheme()) || broker.getHost() == null) {
            throw new CommandFailedException(
                    "expected a broker such as mqtt://127.0.0.1:1883, found " + broker);
        }
        Mqtt5AsyncClient client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier("tidemark-simulate-" + UUID.randomUUID())
                        .serverHost(broker.getHost())
                        .serverPort(broker.getPort() < 0 ? DEFAULT_PORT : broker.getPort())
                        .buildAsync();
        try {
            client.toBlocking().connect();
        } catch (ConnectionFailedException | Mqtt5MessageException e) {
            throw new CommandFailedException(
                    "the broker " + broker + " does not take the connection: " + e.getMessage(), e);
        }
        return new Device(client);
    }

    /** Publishes, after waiting for a place among those in flight. */
    void publish(String topic, byte[] message) throws InterruptedException {
        window.acquire();
        failIfFailed();
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message)
                .send()
                .whenComplete(this::completed);
    }

    /** Waits until everything that was published is acknowledged. */
    void flush() throws InterruptedException {
        window.acquire(MAXIMUM_IN_FLIGHT);
        window.release(MAXIMUM_IN_FLIGHT);
        failIfFailed();
    }

    /** Messages that the broker has taken over. */
    long acknowledged() {
        return acknowledged.get();
    }

    @Override
    public void close() {
        client.disconnect();
    }

    private void completed(Mqtt5PublishResult result, Throwable lost) {
        Throwable refused = lost == null ? result.getError().orElse(null) : lost;
        if (refused == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, refused);
        }
        window.release();
    }

    private void failIfFailed() {
        Throwable first = failure.get();
        if (first != null) {
            throw new CommandFailedException(
                    "the broker took "
                            + acknowledged.get()
                            + " messages, then not the next: "
                            + first.getMessage(),
                    first);
        }
    }
}
