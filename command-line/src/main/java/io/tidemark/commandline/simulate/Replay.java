package io.tidemark.commandline.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Publishes readings as their device would, one message a reading, in their order.
 *
 * @param broker such as {@code mqtt://127.0.0.1:1883}
 * @param topic topic of the sensor
 * @param type what the sensor measures
 * @param unit of the values; null to give none
 * @param pace how fast
 */
public record Replay(URI broker, DeviceTopic topic, String type, String unit, Pace pace) {

    /** As fast as the broker takes it. */
    public Replay(URI broker, DeviceTopic topic, String type) {
        this(broker, topic, type, null, Pace.UNBOUNDED);
    }

    /**
     * What was published.
     *
     * @param readings number of readings, each acknowledged by the broker
     * @param took from the first to the last acknowledgement
     */
    public record Sent(long readings, Duration took) {

        public double readingsPerSecond() {
            return readings / Math.max(took.toNanos() / 1e9, 1e-9);
        }
    }

    /**
     * Publishes all readings and waits for the last acknowledgement.
     *
     * @param progress is told how many are acknowledged, again and again
     */
    public Sent publish(Iterable<Reading> readings, LongConsumer progress)
            throws InterruptedException {
        try (Device device = Device.connect(broker)) {
            long start = System.nanoTime();
            long sent = 0;
            for (Reading reading : readings) {
                waitFor(pace.nanosUntilNext(sent, System.nanoTime() - start));
                device.publish(topic.name(), message(reading).toJson());
                sent++;
                progress.accept(device.acknowledged());
            }
            device.flush();
            progress.accept(device.acknowledged());
            return new Sent(device.acknowledged(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private DeviceMessage message(Reading reading) {
        return new DeviceMessage(
                topic.sensor(),
                type,
                reading.value(),
                unit,
                reading.measuredAt().toEpochMilli(),
                reading.sequence());
    }

    private static void waitFor(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
