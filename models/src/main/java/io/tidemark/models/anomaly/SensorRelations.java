package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the sensors of a machine let expect of each other: the linear prediction of each from all
 * others, by the covariance of their deviations from their levels. With P the inverse of the
 * covariance, sensor i differs from its prediction by (P z)_i / P_ii, and the standard deviation of
 * that is 1 / sqrt(P_ii) (Lauritzen, "Graphical Models", 1996, section 5.1.3).
 *
 * <p>The covariance forgets exponentially. A step far off counts less, by Huber's weights for
 * scatter (Maronna, "Robust M-Estimators of Multivariate Location and Scatter", Annals of
 * Statistics 4(1), 1976), so that a fault does not make itself the relation.
 */
final class SensorRelations {

    /** The same as the forest's memory, in steps. */
    private static final double WEIGHT = 3e-4;

    /** Part of a sensor's variance that no relation explains: keeps the covariance invertible. */
    private static final double UNEXPLAINED = 1e-3;

    /** How many times the usual squared distance a step has that counts fully. */
    private static final double FULL_WEIGHT = 3;

    /** Further away is all the same, so that one sensor does not hide the others. */
    private static final double FURTHEST = 32;

    private static final int SWEEPS = 20;

    private final int sensors;
    private final double[][] covariance;
    private double[][] precision;
    private long steps;

    SensorRelations(int sensors) {
        this.sensors = sensors;
        this.covariance = new double[sensors][sensors];
        for (int i = 0; i < sensors; i++) {
            covariance[i][i] = 1;
        }
        this.precision = inverse();
    }

    /** Puts what the others let expect in place of NaN. */
    void complete(double[] deviations, int[] missing) {
        for (int sensor : missing) {
            deviations[sensor] = 0;
        }
        // Gauss and Seidel's method; converges as the matrix is positive definite.
        for (int sweep = 0; missing.length > 0 && sweep < SWEEPS; sweep++) {
            for (int sensor : missing) {
                deviations[sensor] = expected(sensor, deviations);
            }
        }
    }

    /**
     * How far each sensor is from what the others let expect, in standard deviations of that, at
     * most {@link #FURTHEST}.
     *
     * @param deviations of the sensors from their levels
     */
    float[] surprises(double[] deviations) {
        float[] surprises = new float[sensors];
        for (int i = 0; i < sensors; i++) {
            double surprise = product(i, deviations) / Math.sqrt(precision[i][i]);
            // A forest takes -0.0 and 0.0 for two points.
            surprises[i] = (float) Math.max(-FURTHEST, Math.min(FURTHEST, surprise)) + 0.0f;
        }
        return surprises;
    }

    /** What the others let expect of a sensor, as a deviation from its level. */
    double expected(int sensor, double[] deviations) {
        return deviations[sensor] - product(sensor, deviations) / precision[sensor][sensor];
    }

    void learn(double[] deviations) {
        double distance = 0;
        for (int i = 0; i < sensors; i++) {
            distance += deviations[i] * product(i, deviations);
        }
        steps++;
        double weight = Math.min(1, FULL_WEIGHT * sensors / Math.max(distance, Double.MIN_NORMAL));
        double gain = weight * Math.max(WEIGHT, 1.0 / (steps + 1));
        for (int i = 0; i < sensors; i++) {
            for (int j = 0; j < sensors; j++) {
                covariance[i][j] += gain * (deviations[i] * deviations[j] - covariance[i][j]);
            }
        }
        precision = inverse();
    }

    private double product(int row, double[] deviations) {
        double sum = 0;
        for (int j = 0; j < sensors; j++) {
            sum += precision[row][j] * deviations[j];
        }
        return sum;
    }

    /** By Cholesky's decomposition into L times its transpose. */
    private double[][] inverse() {
        double[][] lower = decomposed();
        double[][] inverse = new double[sensors][sensors];
        for (int column = 0; column < sensors; column++) {
            double[] solved = new double[sensors];
            for (int i = column; i < sensors; i++) {
                double rest = i == column ? 1 : 0;
                for (int k = column; k < i; k++) {
                    rest -= lower[i][k] * solved[k];
                }
                solved[i] = rest / lower[i][i];
            }
            for (int i = sensors - 1; i >= 0; i--) {
                double rest = solved[i];
                for (int k = i + 1; k < sensors; k++) {
                    rest -= lower[k][i] * inverse[k][column];
                }
                inverse[i][column] = rest / lower[i][i];
            }
        }
        return inverse;
    }

    private double[][] decomposed() {
        double[][] lower = new double[sensors][sensors];
        for (int i = 0; i < sensors; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                if (i == j) {
                    rest += UNEXPLAINED * Math.max(covariance[i][i], UNEXPLAINED);
                }
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[j][j];
            }
        }
        return lower;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(steps);
        for (double[] row : covariance) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
    }

    void read(DataInputStream in) throws IOException {
        steps = in.readLong();
        for (double[] row : covariance) {
            for (int j = 0; j < sensors; j++) {
                row[j] = in.readDouble();
            }
        }
        precision = inverse();
    }
}
