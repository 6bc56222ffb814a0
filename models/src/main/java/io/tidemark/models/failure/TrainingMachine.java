package io.tidemark.models.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** One machine of a training, in steps of the model. Immutable. */
final class TrainingMachine {

    /** Steps that are averaged before the health index is fitted. */
    private static final int SMOOTH = 10;

    private final MachineHistory history;
    private final int[] sensorOf;
    private final long stepMillis;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> steps = new ArrayList<>();

    /**
     * @param history of the machine
     * @param sensorOf index in the history's steps of each of the model's sensors
     * @param stepMillis length of a step of the model, milliseconds; 0 if each step is one
     */
    TrainingMachine(MachineHistory history, int[] sensorOf, long stepMillis) {
        this.history = history;
        this.sensorOf = sensorOf;
        this.stepMillis = stepMillis;
        replay(
                (memory, step) -> {
                    rows.add(memory.latest(0));
                    steps.add(stepsToEnd(memory));
                });
    }

    String name() {
        return history.machine();
    }

    boolean failed() {
        return history.failed();
    }

    /** Means of the model's sensors over each full step. */
    List<double[]> rows() {
        return rows;
    }

    /** Number of full steps. */
    int size() {
        return rows.size();
    }

    /** Steps from the end of a full step until the machine's last reading. */
    double stepsToEnd(int step) {
        return steps.get(step);
    }

    /**
     * Whether its remaining life after a step, cut off at the cap, is known: it failed, or ran for
     * that long.
     */
    boolean known(int step, double cap) {
        return failed() || stepsToEnd(step) >= cap;
    }

    /** Goes through the machine's life as a gateway does. */
    void replay(ObjIntConsumer<MachineMemory> visitor) {
        MachineMemory memory = new MachineMemory(sensorOf.length, stepMillis);
        int full = 0;
        for (MachineStep step : history.steps()) {
            if (memory.add(step.endMillis(), select(step.means(), sensorOf))) {
                visitor.accept(memory, full);
                full++;
            }
        }
    }

    /**
     * @param sensorOf index of each wanted sensor, -1 for one that is not there
     */
    static double[] select(double[] means, int[] sensorOf) {
        double[] selected = new double[sensorOf.length];
        for (int sensor = 0; sensor < sensorOf.length; sensor++) {
            selected[sensor] = sensorOf[sensor] < 0 ? Double.NaN : means[sensorOf[sensor]];
        }
        return selected;
    }

    private double stepsToEnd(MachineMemory memory) {
        if (stepMillis == 0) {
            return history.steps().size() - (double) memory.age();
        }
        return (history.endMillis() - memory.endMillis()) / (double) stepMillis;
    }

    /** Adds what a health index is fitted with: each step's smoothed deviations and its life. */
    void addTo(HealthIndex.Fit fit, FleetScale scale, double cap) {
        List<double[]> deviations = new ArrayList<>();
        for (double[] row : rows) {
            double[] scaled = new double[scale.signals()];
            scale.scale(row, scaled);
            deviations.add(scaled);
        }
        for (int step = 0; step < rows.size(); step++) {
            double[] smooth = new double[scale.signals()];
            for (int signal = 0; signal < smooth.length; signal++) {
                MeanAndSpread mean = new MeanAndSpread();
                for (int i = Math.max(0, step - SMOOTH + 1); i <= step; i++) {
                    mean.add(deviations.get(i)[signal]);
                }
                smooth[signal] = mean.mean();
            }
            fit.add(smooth, Math.min(stepsToEnd(step), cap) / cap);
        }
    }
}
