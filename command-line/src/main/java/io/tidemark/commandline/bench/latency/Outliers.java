package io.tidemark.commandline.bench.latency;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Sensors of which now and then one tells something absurd, each so seldom that it stays absurd. A
 * reading's time is the moment in which it is published, so that what is made of it tells how long
 * that took.
 */
final class Outliers implements AutoCloseable {

    private static final int LEAST_SENSORS = 100;

    /** A sensor with more would soon be left in its incident for longer. */
    private static final int OUTLIERS_OF_A_SENSOR = 2;

    private static final int READINGS_TO_LEARN = 130;
    private static final double ABSURD = 500;
    private static final long SEED = 4;

    private final Mqtt5BlockingClient client;
    private final Clock clock = Clock.systemUTC();
    private final Random random = new Random(SEED);
    private final Set<Reading> outliers = new HashSet<>();
    private final long[] lastMillis;

    /** One reading and no other. */
    record Reading(String sensor, long millis) {}

    private Outliers(Mqtt5BlockingClient client, int sensors) {
        this.client = client;
        this.lastMillis = new long[sensors];
    }

    /**
     * @param outliers how many readings will be absurd
     */
    static Outliers connect(int brokerPort, int outliers) {
        Mqtt5BlockingClient client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .identifier("bench-outliers")
                        .serverHost("127.0.0.1")
                        .serverPort(brokerPort)
                        .buildBlocking();
        client.connect();
        return new Outliers(client, Math.max(LEAST_SENSORS, (outliers + 1) / OUTLIERS_OF_A_SENSOR));
    }

    /**
     * Lets the detectors see what is normal.
     *
     * @return readings that were published
     */
    int teach() {
        int readings = READINGS_TO_LEARN * lastMillis.length;
        for (int reading = 0; reading < readings; reading++) {
            publish(reading % lastMillis.length, normal());
        }
        return readings;
    }

    /** One sensor tells something absurd, and another something normal. */
    void publish(int number) {
        int sensor = number % lastMillis.length;
        outliers.add(publish(sensor, ABSURD + number));
        publish((sensor + lastMillis.length / 2) % lastMillis.length, normal());
    }

    boolean published(Reading reading) {
        return outliers.contains(reading);
    }

    private double normal() {
        return 20 + random.nextGaussian() / 10;
    }

    private Reading publish(int sensor, double value) {
        String name = "o" + sensor;
        lastMillis[sensor] = Math.max(clock.millis(), lastMillis[sensor] + 1);
        String message =
                String.format(
                        Locale.ROOT,
                        "{\"sensor\":\"%s\",\"type\":\"temperature\",\"value\":%.2f,\"ts\":%d}",
                        name,
                        value,
                        lastMillis[sensor]);
        client.publishWith()
                .topic("tidemark/plant-1/machine-1/" + name)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message.getBytes(StandardCharsets.UTF_8))
                .send();
        return new Reading(name, lastMillis[sensor]);
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
