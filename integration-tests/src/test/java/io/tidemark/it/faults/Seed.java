package io.tidemark.it.faults;

import java.util.Random;

/**
 * Where a run of the fault suite takes its random choices from: {@code -Dtidemark.faults.seed=N},
 * or a seed of its own, which is printed. The same seed gives the same readings and the same faults
 * at the same places of the load.
 */
final class Seed {

    private static final String PROPERTY = "tidemark.faults.seed";
    private static final long VALUE = Long.getLong(PROPERTY, System.nanoTime() & 0xffff_ffffL);

    static {
        System.out.println("faults: " + repetition());
    }

    private Seed() {}

    /**
     * Random choices for one purpose; what other purposes take does not change them.
     *
     * @param purpose names it
     */
    static Random random(String purpose) {
        return new Random(VALUE * 31 + purpose.hashCode());
    }

    /** How to run this again. */
    static String repetition() {
        return "-D" + PROPERTY + "=" + VALUE;
    }
}
