package io.tidemark.it.faults;

import io.tidemark.it.SentReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What the devices of a run measure: of each sensor four readings a second of its own time,
 * numbered from 0, in an order disturbed by up to three seconds.
 *
 * <p>The values of the 20 readings of one window are the powers of two from 1 to 2^19. A number is
 * the sum of n powers of two in one way only if n is the count of its binary ones, so count and
 * mean of a window prove which readings are in it: none can stand in for another.
 */
final class Measurements implements Supplier<SentReading> {

    static final long WINDOW_MILLIS = 5_000;
    static final int READINGS_PER_WINDOW = 20;
    static final long STEP_MILLIS = WINDOW_MILLIS / READINGS_PER_WINDOW;
    private static final int DISTURBED = 12;

    /** A multiple of the window's size. */
    private static final long FIRST_MILLIS = 1_767_225_600_000L;

    private final String run;
    private final int sensors;
    private final Random random;
    private final Deque<SentReading> next = new ArrayDeque<>();
    private long measured;

    /**
     * @param run names the machines of this run, and its random choices
     */
    Measurements(String run, int sensors) {
        this.run = run.replace(' ', '-').toLowerCase(Locale.ROOT);
        this.sensors = sensors;
        this.random = Seed.random(run + " readings");
    }

    /** The reading that is sent next. */
    @Override
    public SentReading get() {
        if (next.isEmpty()) {
            measureSome();
        }
        return next.remove();
    }

    private void measureSome() {
        List<SentReading> some = new ArrayList<>();
        for (int sensor = 0; sensor < sensors; sensor++) {
            for (int index = 0; index < DISTURBED; index++) {
                some.add(reading(sensor, measured + index));
            }
        }
        measured += DISTURBED;
        Collections.shuffle(some, random);
        next.addAll(some);
    }

    private SentReading reading(int sensor, long number) {
        return new SentReading(
                run + "-press-" + sensor / 2,
                "sensor-" + sensor % 2,
                1L << (number % READINGS_PER_WINDOW),
                FIRST_MILLIS + number * STEP_MILLIS,
                number);
    }
}
