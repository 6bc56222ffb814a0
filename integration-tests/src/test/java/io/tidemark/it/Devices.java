package io.tidemark.it;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Devices that publish to the gateway's broker by MQTT 5, QoS 1, in the order of the calls. */
final class Devices implements AutoCloseable {

    private static final int MAXIMUM_IN_FLIGHT = 1_000;

    private final Mqtt5AsyncClient client;
    private final Semaphore window = new Semaphore(MAXIMUM_IN_FLIGHT);
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    Devices(int brokerPort) {
        client =
                Mqtt5Client.builder()
                        .identifier("devices-of-the-test")
                        .serverHost("127.0.0.1")
                        .serverPort(brokerPort)
                        .buildAsync();
        client.connect().join();
    }

    void publish(SentReading reading) {
        publish(reading.topic(), reading.json().getBytes(StandardCharsets.UTF_8));
    }

    void publish(String topic, byte[] payload) {
        window.acquireUninterruptibly();
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .whenComplete(
                        (result, error) -> {
                            window.release();
                            if (error != null) {
                                failure.completeExceptionally(error);
                            }
                        });
    }

    /** Waits until the broker has acknowledged everything; throws what it refused. */
    void awaitAcknowledged() {
        window.acquireUninterruptibly(MAXIMUM_IN_FLIGHT);
        window.release(MAXIMUM_IN_FLIGHT);
        if (failure.isCompletedExceptionally()) {
            failure.join();
        }
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
