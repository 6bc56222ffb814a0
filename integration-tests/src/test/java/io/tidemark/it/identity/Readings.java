package io.tidemark.it.identity;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Ten sensors that each measure five times a second, until they are told to stop. */
final class Readings implements AutoCloseable {

    private static final int SENSORS = 10;

    private final Mqtt5BlockingClient client;
    private final AtomicLong sent = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Readings(int brokerPort) {
        client =
                Mqtt5Client.builder()
                        .identifier("sensors")
                        .serverHost("127.0.0.1")
                        .serverPort(brokerPort)
                        .buildBlocking();
        client.connect();
        thread.scheduleAtFixedRate(this::send, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void send() {
        long now = Instant.now().toEpochMilli();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            String json =
                    String.format(
                            "{\"sensor\":\"s%d\",\"type\":\"temperature\",\"value\":%d.5,\"ts\":%d,\"seq\":%d}",
                            sensor, sensor, now, sent.get());
            client.publishWith()
                    .topic("tidemark/hall/press/s" + sensor)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(json.getBytes(StandardCharsets.UTF_8))
                    .send();
            sent.incrementAndGet();
        }
    }

    /** Stops; returns how many the broker has acknowledged. */
    long stop() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.MINUTES);
        return sent.get();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        client.disconnect();
    }
}
