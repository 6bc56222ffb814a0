package io.tidemark.commandline.simulate.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The life of a pump, one moment after the other, each with one value of every sensor. The same
 * pump lives the same life to the last bit.
 *
 * <p>Life is used up as its mode's stress demands, so a pump that is run hard dies early. Its
 * fault begins unseen and grows to the failure over a time that differs less from pump to pump than
 * lives do, the delay time of maintenance (Christer and Waller, "Delay time models of industrial
 * inspection maintenance problems", Journal of the Operational Research Society 35, 1984).
 *
 * <p>Not thread-safe.
 */
public final class PumpLife implements Iterator<PumpLife.Moment> {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** Share of its life that a pump is sound at least. */
    private static final double SOUND = 0.2;

    /** How much longer or shorter a fault grows in one pump than in another. */
    private static final double DELAYS_DIFFER = 0.15;

    /** Sensors tell apart what differs by a hundredth of their unit. */
    private static final double STEPS_PER_UNIT = 100;

    private static final double LATEST_FAULT = 0.4;

    private final Pump pump;
    private final double intervalHours;
    private final double lifeHours;
    private final double usualStress;
    private final double faultAt;
    private final double endsAt;
    private final LoadSchedule loads;
    private final PumpCondition condition;
    private final Random noise;

    private long step;
    private double usedUp;

    /**
     * @param interval between two moments, event time
     */
    public PumpLife(Pump pump, Duration interval) {
        // Mixed first: the first numbers of neighbouring seeds are much alike.
        Random random = new Random(new SplittableRandom(pump.seed()).nextLong());
        this.pump = pump;
        this.intervalHours = interval.toMillis() / MILLIS_PER_HOUR;
        this.lifeHours = pump.mode().life().draw(random);
        this.usualStress = LoadSchedule.mean(this::stress);
        double delayHours =
                pump.mode().delayHours() * Math.exp(DELAYS_DIFFER * random.nextGaussian());
        this.faultAt = Math.max(SOUND, 1 - delayHours / lifeHours);
        // Whoever repairs a pump has seen that something is wrong with it.
        double early = faultAt + (1 - faultAt) * (0.4 + 0.3 * random.nextDouble());
        this.endsAt = pump.ending() == Ending.FAILURE ? 1 : early;
        this.loads = new LoadSchedule(random.nextLong());
        this.condition = new PumpCondition(pump.mode(), random);
        this.noise = new Random(random.nextLong());
    }

    /**
     * What a pump measures at once.
     *
     * @param at event time
     * @param values in the order of {@link FleetSensor}, each in its sensor's unit
     */
    public record Moment(Instant at, double[] values) {}

    /** Whether it has not ended yet. */
    @Override
    public boolean hasNext() {
        return usedUp < endsAt;
    }

    @Override
    public Moment next() {
        if (!hasNext()) {
            throw new NoSuchElementException(pump.machine() + " has ended");
        }
        Instant now = now();
        double load = load();
        double hour = now.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / 3.6e12;
        double progress = Math.max(0, (usedUp - faultAt) / (1 - faultAt));
        double[] values = condition.values(pump.mode().damage(progress), load, hour);
        for (FleetSensor sensor : FleetSensor.values()) {
            double noisy = values[sensor.ordinal()] * (1 + sensor.noise() * noise.nextGaussian());
            values[sensor.ordinal()] = Math.rint(noisy * STEPS_PER_UNIT) / STEPS_PER_UNIT;
        }
        goOn();
        return new Moment(now, values);
    }

    /** Event time of the next moment, or of its end. */
    public Instant now() {
        return pump.startedAt().plusMillis(Math.round(step * intervalHours * MILLIS_PER_HOUR));
    }

    /** Moments so far. */
    public long lived() {
        return step;
    }

    public Pump pump() {
        return pump;
    }

    /** What maintenance reports once it has ended; empty if it still runs. */
    public Optional<Outcome> outcome() {
        return pump.ending() == Ending.NONE
                ? Optional.empty()
                : Optional.of(Outcome.of(pump, now()));
    }

    /** When it ends, without looking at what it measures until then. */
    public static Instant end(Pump pump, Duration interval) {
        PumpLife life = new PumpLife(pump, interval);
        while (life.hasNext()) {
            life.goOn();
        }
        return life.now();
    }

    private double load() {
        return loads.at(step * intervalHours);
    }

    private void goOn() {
        usedUp += stress(load()) / usualStress * intervalHours / lifeHours;
        step++;
    }

    private double stress(double load) {
        return pump.mode().stress(load, PumpCondition.soundWindingCelsius(load));
    }
}
