package io.tidemark.commandline.simulate.fleet;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * How hard one pump is run: each shift of eight hours at one of three points. No point is more
 * frequent than another.
 */
final class LoadSchedule {

    private static final int SHIFT_HOURS = 8;

    /** Shares of the nominal load. */
    private static final double[] POINTS = {0.75, 1.0, 1.15};

    private final long seed;

    /**
     * @param seed whatever is random follows from it
     */
    LoadSchedule(long seed) {
        this.seed = seed;
    }

    /** Mean over the points of something that depends on the load. */
    static double mean(DoubleUnaryOperator ofLoad) {
        return Arrays.stream(POINTS).map(ofLoad).average().orElseThrow();
    }

    /**
     * @param ageHours of the pump, &gt;= 0
     * @return share of the nominal load
     */
    double at(double ageHours) {
        long shift = (long) (ageHours / SHIFT_HOURS);
        return POINTS[new SplittableRandom(seed ^ shift << 20).nextInt(POINTS.length)];
    }
}
