package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Presses that wear out: temperature and vibration rise before each failure, the load tells
 * nothing. Windows arrive a second after their end.
 */
public final class SimulatedPlant {

    /** The first of March 2026, UTC. */
    public static final long BEGIN = 1_772_323_200_000L;

    public static final long STEP = 60_000;
    private static final int SCALE = 25;

    private final Random random;
    private final int windowsPerStep;
    private final List<WindowMean> windows = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    public SimulatedPlant(long seed, int windowsPerStep) {
        this.random = new Random(seed);
        this.windowsPerStep = windowsPerStep;
    }

    /** A machine that runs for so many steps and fails at the end of the last. */
    public SimulatedPlant failing(MachineId machine, int steps) {
        run(machine, BEGIN, steps, steps);
        long failedAt = BEGIN + steps * STEP;
        outcomes.add(
                new Outcome(
                        "failure-" + machine,
                        machine,
                        Outcome.FAILURE,
                        failedAt,
                        "press",
                        failedAt + 60_000));
        return this;
    }

    /** Presses that fail after 90 to 190 steps. */
    public SimulatedPlant failing(int machines) {
        for (int machine = 0; machine < machines; machine++) {
            failing(new MachineId("plant-a", "press-" + machine), 90 + random.nextInt(101));
        }
        return this;
    }

    /** A machine that still runs. */
    public SimulatedPlant running(MachineId machine, int steps) {
        run(machine, BEGIN, steps, steps + 60);
        return this;
    }

    private void run(MachineId machine, long begin, int steps, int life) {
        double temperature = 60 + random.nextGaussian();
        long length = STEP / windowsPerStep;
        for (int step = 0; step < steps; step++) {
            double wear = Math.exp((double) (step + 1 - life) / SCALE);
            for (int window = 0; window < windowsPerStep; window++) {
                long start = begin + step * STEP + window * length;
                add(machine, "temperature", start, temperature + 20 * wear + noise());
                add(machine, "vibration", start, 1 + 3 * wear + 0.3 * noise());
                add(machine, "load", start, random.nextInt(3));
            }
        }
    }

    private void add(MachineId machine, String sensor, long start, double mean) {
        long end = start + STEP / windowsPerStep;
        windows.add(new WindowMean(machine, sensor, start, end, mean, end + 1_000));
    }

    private double noise() {
        return random.nextGaussian();
    }

    public List<WindowMean> windows() {
        return windows;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** All windows in one batch. */
    public static WindowSource source(List<WindowMean> windows) {
        return (each, batchEnd) -> {
            windows.forEach(each);
            batchEnd.run();
        };
    }
}
