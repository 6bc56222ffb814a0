package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One number for a machine's health: the weighted sum of its signals' deviations that tells most of
 * its remaining life, by ridge regression (Hoerl and Kennard, Technometrics 12, 1970). It averages
 * out noise that each signal has alone. Falls as a machine wears.
 */
final class HealthIndex {

    /** Keeps signals that go together from taking huge weights against each other. */
    private static final double RIDGE = 1e-3;

    private final double[] weights;

    private HealthIndex(double[] weights) {
        this.weights = weights;
    }

    /** Sums up, step by step, what a regression needs. */
    static final class Fit {

        private final int signals;
        private final double[][] products;
        private long rows;

        /**
         * @param signals number of signals
         */
        Fit(int signals) {
            this.signals = signals;
            this.products = new double[signals + 2][signals + 2];
        }

        /**
         * @param deviations of the signals, smoothed; NaN counts as none
         * @param life remaining life as a share of the cap, 0 to 1
         */
        void add(double[] deviations, double life) {
            double[] row = new double[signals + 2];
            for (int signal = 0; signal < signals; signal++) {
                row[signal] = Double.isNaN(deviations[signal]) ? 0 : deviations[signal];
            }
            row[signals] = 1;
            row[signals + 1] = life;
            for (int i = 0; i <= signals; i++) {
                for (int j = i; j <= signals + 1; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
            rows++;
        }

        HealthIndex solve() {
            int size = signals + 1;
            double[][] equations = new double[size][size + 1];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    equations[i][j] = products[Math.min(i, j)][Math.max(i, j)];
                }
                equations[i][i] += RIDGE * rows;
                equations[i][size] = products[i][size];
            }
            double[] solved = eliminate(equations);
            double[] weights = new double[signals];
            System.arraycopy(solved, 0, weights, 0, signals);
            return new HealthIndex(weights);
        }
    }

    /** Gauss's elimination; the ridge makes the equations positive definite, so no pivot is 0. */
    private static double[] eliminate(double[][] equations) {
        int size = equations.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double rest = equations[row][size];
            for (int column = row + 1; column < size; column++) {
                rest -= equations[row][column] * solution[column];
            }
            solution[row] = rest / equations[row][row];
        }
        return solution;
    }

    /**
     * @param deviations of the signals, and maybe more; NaN counts as none
     */
    double of(double[] deviations) {
        double sum = 0;
        for (int signal = 0; signal < weights.length; signal++) {
            sum += Double.isNaN(deviations[signal]) ? 0 : weights[signal] * deviations[signal];
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        for (double weight : weights) {
            out.writeDouble(weight);
        }
    }

    static HealthIndex read(DataInput in, int signals) throws IOException, DamagedModelException {
        double[] weights = new double[signals];
        for (int signal = 0; signal < signals; signal++) {
            weights[signal] = DamagedModelException.requireFinite(in.readDouble());
        }
        return new HealthIndex(weights);
    }
}
