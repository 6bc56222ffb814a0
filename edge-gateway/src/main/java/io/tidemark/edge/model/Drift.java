package io.tidemark.edge.model;

/**
 * How far what one model foresees is distributed otherwise than what another does: the population
 * stability index over tenths of the cap, the sum of (p - q) ln(p / q). Half a count is added to
 * each tenth, so that an empty one counts as rare and not as impossible. The same distribution has
 * 0; by custom 0.1 is little and 0.25 is much, but a better model foresees otherwise on purpose.
 */
final class Drift {

    static final int BINS = 10;

    private static final double ADDED = 0.5;

    private Drift() {}

    /**
     * The tenth that a remaining life is in.
     *
     * @param life 0 to the cap
     */
    static int bin(double life, double cap) {
        return Math.max(0, Math.min(BINS - 1, (int) (BINS * life / cap)));
    }

    /** The index, at least 0. */
    static double index(long[] one, long[] other) {
        double index = 0;
        double ones = sum(one) + BINS * ADDED;
        double others = sum(other) + BINS * ADDED;
        for (int bin = 0; bin < BINS; bin++) {
            double p = (one[bin] + ADDED) / ones;
            double q = (other[bin] + ADDED) / others;
            index += (p - q) * Math.log(p / q);
        }
        return index;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
