package io.tidemark.edge.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a refusal: exponential and jittered, so that many gateways which were
 * refused together do not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after one more failure: between half and all of 500 ms, 1 s, 2 s, ... 32 s. */
    Duration failed() {
        long longest = FIRST.toNanos() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        return Duration.ofNanos(random.nextLong(longest / 2, longest + 1));
    }

    void succeeded() {
        failures = 0;
    }
}
