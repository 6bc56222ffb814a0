package io.tidemark.it;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What the test's devices measure: seeded, the same in every run. */
final class SentReadings {

    private static final long FIRST_MILLIS = 1_767_225_600_000L;
    private static final long THREE_DAYS_MILLIS = 3 * 86_400_000L;
    private static final int READINGS_PER_SENSOR = 1_200;
    private static final int PLANTED_AT = 1_000;
    private static final double PLANTED_VALUE = 95;

    private SentReadings() {}

    /**
     * Three sensors of two machines, one of them with a clock three days behind; each a wave around
     * 20 with noise and some disorder, and one spike. In the order of sending.
     */
    static List<SentReading> ofTwoMachines() {
        Random random = new Random(7);
        List<SentReading> readings = new ArrayList<>();
        addSensor(readings, "press-1", "temperature", FIRST_MILLIS, random);
        addSensor(readings, "press-1", "vibration", FIRST_MILLIS, random);
        addSensor(readings, "press-2", "temperature", FIRST_MILLIS - THREE_DAYS_MILLIS, random);
        readings.sort(Comparator.comparingLong(SentReading::sequence));
        return readings;
    }

    /** The one reading that any detector has to find. */
    static SentReading spikeOf(List<SentReading> readings) {
        return readings.stream()
                .filter(reading -> reading.value() == PLANTED_VALUE)
                .findFirst()
                .orElseThrow();
    }

    private static void addSensor(
            List<SentReading> readings, String machine, String sensor, long first, Random random) {
        for (int index = 0; index < READINGS_PER_SENSOR; index++) {
            // Up to three seconds of disorder, less than the out-of-orderness that the gateway
            // grants.
            long time = first + index * 700L - random.nextInt(3_000);
            double ordinary = 20 + Math.sin(index / 40.0) + random.nextGaussian() * 0.1;
            boolean planted = sensor.equals("vibration") && index == PLANTED_AT;
            readings.add(
                    new SentReading(
                            machine, sensor, planted ? PLANTED_VALUE : ordinary, time, index));
        }
    }
}
