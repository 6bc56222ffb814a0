package io.tidemark.trainer.data;

import java.util.Arrays;

/** The values of one column. */
final class ColumnValues {

    private double[] values = new double[64];
    private int count;
    private boolean sorted;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** Rising. */
    double[] sorted() {
        if (!sorted) {
            values = Arrays.copyOf(values, count);
            Arrays.sort(values);
            sorted = true;
        }
        return values;
    }

    double minimum() {
        return sorted()[0];
    }

    double maximum() {
        return sorted()[count - 1];
    }

    double mean() {
        return Arrays.stream(sorted()).sum() / count;
    }

    /** Of the values themselves, not of a population that they were drawn from. */
    double standardDeviation() {
        double mean = mean();
        return Math.sqrt(
                Arrays.stream(sorted()).map(value -> (value - mean) * (value - mean)).sum()
                        / count);
    }
}
