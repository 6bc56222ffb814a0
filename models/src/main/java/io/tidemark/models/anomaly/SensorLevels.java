package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where the sensors of a machine usually are, so that they can be compared with each other. */
final class SensorLevels {

    /** The same as the forest's memory. */
    private static final double WEIGHT = 3e-4;

    /** Further away is all the same, so that one sensor's nonsense does not hide the others. */
    private static final double FURTHEST_DEVIATIONS = 8;

    private static final double USUAL_DEVIATIONS = 3;
    private static final int SENSORS_TO_NAME = 3;

    private final List<String> sensors;
    private final List<RobustLevel> levels = new ArrayList<>();

    SensorLevels(List<String> sensors) {
        this.sensors = sensors;
        sensors.forEach(sensor -> levels.add(new RobustLevel(WEIGHT)));
    }

    /** The distances of the means from their levels, in deviations; 0 in place of NaN. */
    float[] point(double[] means) {
        float[] point = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            RobustLevel level = levels.get(i);
            if (!Double.isNaN(means[i]) && level.readings() > 0) {
                double deviations = means[i] / level.spread() - level.level() / level.spread();
                double limited =
                        Math.max(-FURTHEST_DEVIATIONS, Math.min(FURTHEST_DEVIATIONS, deviations));
                // The forest takes -0.0 and 0.0 for two points.
                point[i] = (float) limited + 0.0f;
            }
        }
        return point;
    }

    void learn(double[] means) {
        for (int i = 0; i < means.length; i++) {
            if (!Double.isNaN(means[i])) {
                levels.get(i).update(means[i]);
            }
        }
    }

    /** A sentence that names the sensors that contributed most, and how far from usual they are. */
    String explain(double[] contributions, double[] means) {
        double sum =
                Math.max(
                        Double.MIN_NORMAL,
                        IntStream.range(0, contributions.length)
                                .mapToDouble(i -> contributions[i])
                                .sum());
        return IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -contributions[i]))
                .limit(SENSORS_TO_NAME)
                .map(i -> explain(i, contributions[i] / sum, means[i]))
                .collect(Collectors.joining("; "));
    }

    private String explain(int sensor, double share, double mean) {
        RobustLevel level = levels.get(sensor);
        return sensors.get(sensor)
                + " "
                + Math.round(100 * share)
                + " % ("
                + (Double.isNaN(mean) ? "missing" : Float.toString((float) mean))
                + ", usually "
                + (float) (level.level() - USUAL_DEVIATIONS * level.spread())
                + " to "
                + (float) (level.level() + USUAL_DEVIATIONS * level.spread())
                + ")";
    }

    void write(DataOutputStream out) throws IOException {
        for (RobustLevel level : levels) {
            out.writeLong(level.readings());
            out.writeDouble(level.level());
            out.writeDouble(level.spread());
        }
    }

    void read(DataInputStream in) throws IOException {
        for (int i = 0; i < levels.size(); i++) {
            levels.set(i, new RobustLevel(WEIGHT, in.readLong(), in.readDouble(), in.readDouble()));
        }
    }
}
