package io.tidemark.edge.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Between half and all of 1 s, 2 s, 4 s, ... 5 min, so that gateways do not all come at once. */
final class RetryDelay {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private int failures;
    private long overAtNanos = System.nanoTime();

    boolean isOver() {
        return System.nanoTime() - overAtNanos >= 0;
    }

    void failed() {
        long longest =
                Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        overAtNanos =
                System.nanoTime() + ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }

    void reset() {
        failures = 0;
        overAtNanos = System.nanoTime();
    }
}
