package io.tidemark.it.faults;

import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.tidemark.it.SentReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Devices that publish by MQTT 5 at QoS 1 and repeat each reading until the broker has acknowledged
 * it, whatever happens to the broker meanwhile.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TICKS_PER_SECOND = 50;
    private static final int MAXIMUM_IN_FLIGHT = 500;

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final Supplier<SentReading> measurements;
    private final int perTick;
    private final Mqtt5AsyncClient client;
    private final Queue<SentReading> repetitions = new ConcurrentLinkedQueue<>();
    private final List<SentReading> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger acknowledgements = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean measuring = true;

    /**
     * Begins to publish.
     *
     * @param measurements the readings in the order of sending; null when there are no more
     */
    Load(int brokerPort, Supplier<SentReading> measurements, int readingsPerSecond) {
        this.measurements = measurements;
        this.perTick = Math.max(1, readingsPerSecond / TICKS_PER_SECOND);
        client =
                Mqtt5Client.builder()
                        .identifier("devices-" + CLIENTS.incrementAndGet())
                        .serverHost("127.0.0.1")
                        .serverPort(brokerPort)
                        .automaticReconnect()
                        .initialDelay(100, TimeUnit.MILLISECONDS)
                        .maxDelay(1, TimeUnit.SECONDS)
                        .applyAutomaticReconnect()
                        .buildAsync();
        client.connect().join();
        long period = TimeUnit.SECONDS.toMillis(1) / TICKS_PER_SECOND;
        ticker.scheduleAtFixedRate(this::tick, 0, period, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (int sent = 0; sent < perTick && inFlight.get() < MAXIMUM_IN_FLIGHT; sent++) {
            SentReading repetition = repetitions.poll();
            if (repetition != null) {
                publish(repetition);
            } else if (measuring) {
                measure();
            }
        }
    }

    private void measure() {
        SentReading next = measurements.get();
        if (next == null) {
            measuring = false;
        } else {
            publish(next);
        }
    }

    private void publish(SentReading reading) {
        inFlight.incrementAndGet();
        client.publishWith()
                .topic(reading.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(reading.json().getBytes(StandardCharsets.UTF_8))
                .send()
                .whenComplete((result, failure) -> answered(reading, failure));
    }

    private void answered(SentReading reading, Throwable failure) {
        if (failure == null) {
            acknowledged.add(reading);
            acknowledgements.incrementAndGet();
        } else {
            repetitions.add(reading);
        }
        inFlight.decrementAndGet();
    }

    /** Waits until the broker has acknowledged this many more readings. */
    void awaitMore(int readings) {
        int target = acknowledgements.get() + readings;
        await("the broker acknowledges " + readings + " more readings")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> acknowledgements.get() >= target);
    }

    /** Waits until there is nothing more to measure. */
    void awaitEnd() {
        await("everything is sent").atMost(PATIENCE).until(() -> !measuring);
    }

    /**
     * Measures no more, and waits until the broker has acknowledged all that was measured.
     *
     * @return the readings in the order of their acknowledgement
     */
    List<SentReading> finish() {
        measuring = false;
        await("the broker acknowledges every reading")
                .atMost(PATIENCE)
                .until(() -> inFlight.get() == 0 && repetitions.isEmpty());
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        client.disconnect();
    }
}
