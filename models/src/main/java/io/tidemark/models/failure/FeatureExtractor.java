package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a model's inputs out of what is remembered of a machine, for training and for prediction
 * alike. For each signal and for the health index: the latest mean, how far the last 15 steps are
 * from the machine's own first ones, spread, and slope over three horizons and over its life; the
 * age; and more of the health index. Differences from the machine's own beginning and slopes carry
 * over to other machines better than levels, which tell one machine from another.
 *
 * <p>Immutable.
 */
final class FeatureExtractor {

    /** Changes with every change of what the features are. */
    static final int FEATURE_VERSION = 1;

    private static final int[] SLOPES = {15, 30, 60};
    private static final int NOW = 15;
    private static final int SPREAD = 30;
    private static final int FEATURES_PER_COLUMN = SLOPES.length + 4;
    private static final int[] HEALTH_MEANS = {10, 40, 60};
    private static final int FEATURES_OF_MACHINE = 2 + HEALTH_MEANS.length;

    private final FleetScale scale;
    private final HealthIndex health;

    private FeatureExtractor(FleetScale scale, HealthIndex health) {
        this.scale = scale;
        this.health = health;
    }

    int features() {
        return columns() * FEATURES_PER_COLUMN + FEATURES_OF_MACHINE;
    }

    /** Signals, and the health index as the last. */
    private int columns() {
        return scale.signals() + 1;
    }

    /**
     * @param memory with at least one full step
     */
    double[] extract(MachineMemory memory) {
        double[] first = firstMeans(memory);
        double[][] latest = new double[memory.latestSteps()][];
        double[] stepsAgo = new double[latest.length];
        for (int back = 0; back < latest.length; back++) {
            latest[back] = deviations(memory.latest(back));
            stepsAgo[back] = memory.stepsAgo(back);
        }
        double[] lifelong = lifelongSlopes(memory);
        double[] features = new double[features()];
        int at = 0;
        for (int column = 0; column < columns(); column++) {
            features[at++] = latest[0][column];
            features[at++] = over(NOW, stepsAgo, latest, column).mean() - first[column];
            features[at++] = over(SPREAD, stepsAgo, latest, column).spread();
            for (int horizon : SLOPES) {
                features[at++] = over(horizon, stepsAgo, latest, column).slope();
            }
            features[at++] = lifelong[column];
        }
        int healthColumn = columns() - 1;
        for (int horizon : HEALTH_MEANS) {
            features[at++] = over(horizon, stepsAgo, latest, healthColumn).mean();
        }
        features[at++] = features[healthColumn * FEATURES_PER_COLUMN + 1] / memory.age();
        features[at] = memory.age();
        return features;
    }

    private double[] lifelongSlopes(MachineMemory memory) {
        double[] slopes = new double[columns()];
        for (int signal = 0; signal < scale.signals(); signal++) {
            slopes[signal] = scale.lifelongSlope(memory.trends(), signal);
        }
        slopes[columns() - 1] = health.of(slopes);
        return slopes;
    }

    private double[] deviations(double[] row) {
        double[] deviations = new double[columns()];
        scale.scale(row, deviations);
        deviations[columns() - 1] = health.of(deviations);
        return deviations;
    }

    private double[] firstMeans(MachineMemory memory) {
        Trend[] sums = new Trend[columns()];
        for (int column = 0; column < sums.length; column++) {
            sums[column] = new Trend();
        }
        for (int i = 0; i < memory.firstSteps(); i++) {
            double[] deviations = deviations(memory.first(i));
            for (int column = 0; column < sums.length; column++) {
                sums[column].add(0, deviations[column]);
            }
        }
        double[] means = new double[sums.length];
        for (int column = 0; column < sums.length; column++) {
            means[column] = sums[column].mean();
        }
        return means;
    }

    private static Trend over(int horizon, double[] stepsAgo, double[][] latest, int column) {
        Trend trend = new Trend();
        for (int back = 0; back < latest.length && stepsAgo[back] < horizon; back++) {
            trend.add(stepsAgo[back], latest[back][column]);
        }
        return trend;
    }

    /**
     * Learns the fleet's scale and health index.
     *
     * @param machines of the training, with means of the model's sensors
     * @param signals index of each sensor that tells of a machine's health
     * @param conditions index of each sensor that tells how a machine is run
     * @param cap longest remaining life told apart, steps
     */
    static FeatureExtractor fit(
            List<TrainingMachine> machines, int[] signals, int[] conditions, double cap) {
        List<double[]> rows = new ArrayList<>();
        machines.forEach(machine -> rows.addAll(machine.rows()));
        FleetScale scale = FleetScale.fit(rows, signals, conditions);
        HealthIndex.Fit fit = new HealthIndex.Fit(signals.length);
        for (TrainingMachine machine : machines) {
            if (machine.failed()) {
                machine.addTo(fit, scale, cap);
            }
        }
        return new FeatureExtractor(scale, fit.solve());
    }

    void write(DataOutput out) throws IOException {
        scale.write(out);
        health.write(out);
    }

    static FeatureExtractor read(DataInput in, int sensors)
            throws IOException, DamagedModelException {
        FleetScale scale = FleetScale.read(in, sensors);
        return new FeatureExtractor(scale, HealthIndex.read(in, scale.signals()));
    }
}
