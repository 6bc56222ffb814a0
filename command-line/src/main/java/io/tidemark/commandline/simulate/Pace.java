package io.tidemark.commandline.simulate;

import java.util.concurrent.TimeUnit;

/**
 * When the next reading is due.
 *
 * @param readingsPerSecond > 0; infinity for as fast as the path takes it
 */
record Pace(double readingsPerSecond) {

    static final Pace UNBOUNDED = new Pace(Double.POSITIVE_INFINITY);

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    Pace {
        if (!(readingsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "expected a rate above 0 readings/s, found " + readingsPerSecond);
        }
    }

    /**
     * How long to wait before the next reading, in nanoseconds; 0 or less if it is due. What was
     * held up is caught up, so that the mean rate holds.
     *
     * @param sent readings sent so far
     * @param elapsedNanos since the first
     */
    long nanosUntilNext(long sent, long elapsedNanos) {
        return (long) (sent / readingsPerSecond * NANOS_PER_SECOND) - elapsedNanos;
    }
}
