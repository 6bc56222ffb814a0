package io.tidemark.local.bridge;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries that fail one after another: each about twice as long as the one before, up
 * to five seconds, and never quite the same, so that several who wait do not come back at once.
 */
final class BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final RandomGenerator random;
    private long most = FIRST_MILLIS;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait after one more failure. */
    Duration next() {
        long pause = most / 2 + random.nextLong(most / 2 + 1);
        most = Math.min(2 * most, LONGEST_MILLIS);
        return Duration.ofMillis(pause);
    }

    /** A try succeeded. */
    void reset() {
        most = FIRST_MILLIS;
    }
}
