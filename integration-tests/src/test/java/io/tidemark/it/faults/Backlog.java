package io.tidemark.it.faults;

import io.tidemark.it.SentReading;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What devices send that measured one window every hour for three days without a network: all of it
 * in no order at all, and every tenth reading again somewhere else. At the end each sends a reading
 * of the present, and one that is older than all, which is too late.
 */
final class Backlog implements Supplier<SentReading> {

    private static final long FIRST_MILLIS = 1_767_225_600_000L;
    private static final int HOURS = 71;
    private static final int REPEATED_ONE_IN = 10;
    private static final long PRESENT = 1_000_000;

    /** Each of them sends one reading too late. */
    static final int SENSORS = 4;

    private static final Duration LATER = Duration.ofDays(4);

    private final Deque<SentReading> left = new ArrayDeque<>();

    /**
     * @param run names the machines of this run, and its random choices
     */
    Backlog(String run) {
        Random random = Seed.random(run);
        List<SentReading> unsent = new ArrayList<>();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            for (int hour = 0; hour < HOURS; hour++) {
                addWindow(unsent, run + "-" + sensor, hour);
            }
        }
        for (int repeated = unsent.size() / REPEATED_ONE_IN; repeated > 0; repeated--) {
            unsent.add(unsent.get(random.nextInt(unsent.size())));
        }
        Collections.shuffle(unsent, random);
        left.addAll(unsent);
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            left.add(reading(run + "-" + sensor, FIRST_MILLIS + LATER.toMillis(), PRESENT));
            left.add(reading(run + "-" + sensor, FIRST_MILLIS - Measurements.WINDOW_MILLIS, -1));
        }
    }

    private static void addWindow(List<SentReading> readings, String machine, int hour) {
        for (int index = 0; index < Measurements.READINGS_PER_WINDOW; index++) {
            readings.add(
                    reading(
                            machine,
                            FIRST_MILLIS
                                    + Duration.ofHours(hour).toMillis()
                                    + index * Measurements.STEP_MILLIS,
                            (long) hour * Measurements.READINGS_PER_WINDOW + index));
        }
    }

    private static SentReading reading(String machine, long millis, long sequence) {
        long power = Math.floorMod(sequence, Measurements.READINGS_PER_WINDOW);
        return new SentReading(machine, "buffered", 1L << power, millis, sequence);
    }

    @Override
    public SentReading get() {
        return left.poll();
    }
}
