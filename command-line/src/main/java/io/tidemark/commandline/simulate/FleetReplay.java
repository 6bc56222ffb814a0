package io.tidemark.commandline.simulate;

import io.tidemark.commandline.simulate.fleet.FleetRun;
import io.tidemark.commandline.simulate.fleet.FleetSensor;
import io.tidemark.commandline.simulate.fleet.Outcome;
import io.tidemark.commandline.simulate.fleet.Pump;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Publishes what a fleet measures as its devices would: a message a reading, over one connection,
 * in the order of event time.
 *
 * @param broker such as {@code mqtt://127.0.0.1:1883}
 * @param pace how fast, in readings
 * @param speed event time that passes in one unit of time, &gt; 0; infinity for no bound
 * @param gate holds publishing up while whoever receives does not keep up
 */
public record FleetReplay(URI broker, Pace pace, double speed, Gate gate) {

    /** How many readings are published between two looks at the gate. */
    private static final int LOOK_EVERY = 500;

    public FleetReplay {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("expected a speed above 0, found " + speed);
        }
    }

    /**
     * As fast as the gate lets it, and event time allows.
     *
     * @param speed event time that passes in a second
     */
    public static FleetReplay at(URI broker, Duration speed, Gate gate) {
        return new FleetReplay(broker, Pace.UNBOUNDED, speed.toSeconds(), gate);
    }

    /** Holds publishing up. */
    @FunctionalInterface
    public interface Gate {

        /** Never holds up. */
        Gate OPEN = sent -> {};

        /**
         * Returns when the next readings may be published.
         *
         * @param sent readings published so far
         */
        void pass(long sent) throws InterruptedException;
    }

    /**
     * What was published.
     *
     * @param outcomes how pumps ended, in the order of event time
     */
    public record Sent(Replay.Sent readings, List<Outcome> outcomes) {}

    /**
     * Publishes until the last pump has ended, and waits for the last acknowledgement.
     *
     * @param progress is told how many are acknowledged, again and again
     */
    public Sent publish(FleetRun run, LongConsumer progress) throws InterruptedException {
        try (Device device = Device.connect(broker)) {
            Publishing publishing = new Publishing(device, progress);
            run.run(publishing);
            device.flush();
            progress.accept(device.acknowledged());
            Duration took = Duration.ofNanos(System.nanoTime() - publishing.start);
            return new Sent(
                    new Replay.Sent(device.acknowledged(), took), List.copyOf(publishing.outcomes));
        }
    }

    private final class Publishing implements FleetRun.Listener {

        private final Device device;
        private final LongConsumer progress;
        private final long start = System.nanoTime();
        private final List<Outcome> outcomes = new ArrayList<>();
        private Instant begun;
        private long sent;

        private Publishing(Device device, LongConsumer progress) {
            this.device = device;
            this.progress = progress;
        }

        @Override
        public void read(Pump pump, FleetSensor sensor, long number, Instant at, double value)
                throws InterruptedException {
            begun = begun == null ? at : begun;
            if (sent % LOOK_EVERY == 0) {
                gate.pass(sent);
                progress.accept(device.acknowledged());
            }
            waitFor(Math.max(untilPace(), untilEventTime(at)));
            String topic = "tidemark/" + pump.site() + "/" + pump.machine() + "/" + sensor.text();
            DeviceMessage message =
                    new DeviceMessage(
                            sensor.text(),
                            sensor.type(),
                            value,
                            sensor.unit(),
                            at.toEpochMilli(),
                            number);
            device.publish(topic, message.toJson());
            sent++;
        }

        @Override
        public void ended(Outcome outcome) {
            outcomes.add(outcome);
        }

        private long untilPace() {
            return pace.nanosUntilNext(sent, System.nanoTime() - start);
        }

        private long untilEventTime(Instant at) {
            double due = Duration.between(begun, at).toNanos() / speed;
            return (long) due - (System.nanoTime() - start);
        }
    }

    private static void waitFor(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
