package io.tidemark.commandline.simulate.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lets the pumps of a plan live, all in the same event time: no pump is ahead of another. */
public final class FleetRun {

    private static final Comparator<PumpLife> BY_TIME =
            Comparator.comparing(PumpLife::now)
                    .thenComparing(life -> life.pump().site())
                    .thenComparing(life -> life.pump().machine());

    private final FleetPlan plan;
    private final Duration interval;

    /**
     * @param interval between two readings of a sensor, event time
     */
    public FleetRun(FleetPlan plan, Duration interval) {
        this.plan = plan;
        this.interval = interval;
    }

    /** Hears what happens, in the order of event time. */
    public interface Listener {

        /**
         * A sensor was read.
         *
         * @param number of the reading among those of its sensor, from 1
         */
        void read(Pump pump, FleetSensor sensor, long number, Instant at, double value)
                throws InterruptedException;

        /** A pump has failed or was repaired; nothing more is heard of it. */
        void ended(Outcome outcome);
    }

    /** Readings of all sensors until the last pump has ended. */
    public long readings() {
        long moments = 0;
        for (Pump pump : plan.pumps()) {
            Duration life = Duration.between(pump.startedAt(), PumpLife.end(pump, interval));
            moments += life.toMillis() / interval.toMillis();
        }
        return moments * FleetSensor.values().length;
    }

    /** How many pumps fail or are repaired. */
    public long outcomes() {
        return plan.pumps().stream().filter(pump -> pump.ending() != Ending.NONE).count();
    }

    /** Runs until the last pump has ended. */
    public void run(Listener listener) throws InterruptedException {
        PriorityQueue<PumpLife> lives = new PriorityQueue<>(BY_TIME);
        plan.pumps().forEach(pump -> lives.add(new PumpLife(pump, interval)));
        while (!lives.isEmpty()) {
            PumpLife life = lives.remove();
            if (life.hasNext()) {
                read(life, listener);
                lives.add(life);
            } else {
                life.outcome().ifPresent(listener::ended);
            }
        }
    }

    private static void read(PumpLife life, Listener listener) throws InterruptedException {
        PumpLife.Moment moment = life.next();
        for (FleetSensor sensor : FleetSensor.values()) {
            double value = moment.values()[sensor.ordinal()];
            listener.read(life.pump(), sensor, life.lived(), moment.at(), value);
        }
    }
}
