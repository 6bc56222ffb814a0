package io.tidemark.edge.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * Between half and all of a first wait, twice that, ..., so that gateways do not all come at once.
 */
public final class RetryDelay {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private int failures;
    private long overAtNanos;

    /** 1 s, 2 s, 4 s, ... 5 min. */
    RetryDelay() {
        this(FIRST, LONGEST, System::nanoTime);
    }

    /**
     * @param first bound of the first wait
     * @param longest bound of all waits
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public RetryDelay(Duration first, Duration longest, LongSupplier nanoTime) {
        this.first = first;
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.overAtNanos = nanoTime.getAsLong();
    }

    /** Whether it is time to try. */
    public boolean isOver() {
        return nanoTime.getAsLong() - overAtNanos >= 0;
    }

    /** The try failed: the next is after a longer wait. */
    public void failed() {
        long bound =
                Math.min(longest.toNanos(), first.toNanos() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        overAtNanos =
                nanoTime.getAsLong() + ThreadLocalRandom.current().nextLong(bound / 2, bound + 1);
    }

    /** The next try may be now, and the wait after it is the first again. */
    public void reset() {
        failures = 0;
        overAtNanos = nanoTime.getAsLong();
    }
}
