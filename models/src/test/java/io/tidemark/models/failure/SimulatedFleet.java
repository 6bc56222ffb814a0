package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Machines that wear out faster and faster: three sensors show it, each in its way and under noise,
 * one shows the load, one never changes.
 */
final class SimulatedFleet {

    static final List<String> SENSORS =
            List.of("temperature", "vibration", "flow", "load", "level");

    private final Random random;
    private final long stepMillis;
    private final int fewestSteps;

    private SimulatedFleet(long seed, long stepMillis, int fewestSteps) {
        this.random = new Random(seed);
        this.stepMillis = stepMillis;
        this.fewestSteps = fewestSteps;
    }

    /** Machines that last 90 to 190 cycles. */
    static SimulatedFleet ofCycles(long seed) {
        return new SimulatedFleet(seed, 1, 90);
    }

    /** Machines that last 90 to 190 steps of such a length. */
    static SimulatedFleet ofTime(long seed, long stepMillis) {
        return new SimulatedFleet(seed, stepMillis, 90);
    }

    /** Machines run to failure. */
    List<MachineHistory> failed(int machines) {
        List<MachineHistory> fleet = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            fleet.add(new MachineHistory("failed-" + i, life(), true));
        }
        return fleet;
    }

    /**
     * The steps of one machine until it fails, the first of which ends at the first multiple of the
     * step's length.
     */
    List<MachineStep> life() {
        int steps = fewestSteps + random.nextInt(101);
        double temperature = 60 + random.nextGaussian();
        double flow = 200 + 2 * random.nextGaussian();
        List<MachineStep> life = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            double wear = Math.exp((step - steps) / 25.0);
            double load = random.nextInt(3);
            life.add(
                    new MachineStep(
                            step * stepMillis,
                            new double[] {
                                temperature + 20 * wear + random.nextGaussian(),
                                1 + 3 * wear + 0.3 * random.nextGaussian(),
                                flow - 30 * wear + 2 * random.nextGaussian(),
                                load,
                                7
                            }));
        }
        return life;
    }

    /** What is known of machines some steps before their end. */
    static List<MachineHistory> cutOff(List<MachineHistory> machines, int stepsBeforeTheEnd) {
        List<MachineHistory> cutOff = new ArrayList<>();
        for (MachineHistory machine : machines) {
            int steps = machine.steps().size() - stepsBeforeTheEnd;
            cutOff.add(
                    new MachineHistory(
                            machine.machine(), machine.steps().subList(0, steps), false));
        }
        return cutOff;
    }
}
