package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the sensors of a machine usually are, so that they can be compared with each other. */
final class SensorLevels {

    /** The same as the forest's memory. */
    private static final double WEIGHT = 3e-4;

    /** Further away is all the same, so that one sensor's nonsense does not hide the others. */
    private static final double FURTHEST = 8;

    private final List<RobustLevel> levels = new ArrayList<>();

    SensorLevels(int sensors) {
        for (int i = 0; i < sensors; i++) {
            levels.add(new RobustLevel(WEIGHT));
        }
    }

    /** The distances of the means from their levels, in standard deviations; NaN stays. */
    double[] deviations(double[] means) {
        double[] deviations = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            RobustLevel level = levels.get(i);
            double distance = means[i] / level.spread() - level.level() / level.spread();
            double known = level.readings() > 1 ? distance : means[i] * 0;
            deviations[i] = Math.max(-FURTHEST, Math.min(FURTHEST, known));
        }
        return deviations;
    }

    /** The value so many standard deviations from the sensor's level, in its unit. */
    double value(int sensor, double deviations) {
        return levels.get(sensor).level() + deviations * levels.get(sensor).spread();
    }

    void learn(double[] means) {
        for (int i = 0; i < means.length; i++) {
            if (!Double.isNaN(means[i])) {
                levels.get(i).update(means[i]);
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        for (RobustLevel level : levels) {
            level.write(out);
        }
    }

    void read(DataInputStream in) throws IOException {
        for (RobustLevel level : levels) {
            level.read(in);
        }
    }
}
