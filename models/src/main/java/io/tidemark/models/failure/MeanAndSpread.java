package io.tidemark.models.failure;

/**
 * Mean and standard deviation of the values so far, by Welford's method (Technometrics 4, 1962).
 * Values that are not usable are passed over.
 */
final class MeanAndSpread {

    /** No sensor measures more; squares of more would overflow. */
    private static final double LARGEST = 1e100;

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        if (isUsable(value)) {
            count++;
            double difference = value - mean;
            mean += difference / count;
            squares += difference * (value - mean);
        }
    }

    /** Whether a value is finite, and not beyond what its square can be taken of. */
    static boolean isUsable(double value) {
        return Math.abs(value) <= LARGEST;
    }

    long count() {
        return count;
    }

    /** 0 without values. */
    double mean() {
        return mean;
    }

    /**
     * Of the values themselves, not of a population that they were drawn from; 0 without values.
     */
    double spread() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
