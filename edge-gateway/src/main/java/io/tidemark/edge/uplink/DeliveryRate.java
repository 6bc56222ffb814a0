package io.tidemark.edge.uplink;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many results are delivered a second: an average in which a minute ago counts a third of now.
 * Time without a connection does not count. Used by one thread.
 */
final class DeliveryRate {

    private static final double MEMORY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final double NANOS_OF_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private long lastNanos;
    private double rows;
    private double seconds;

    DeliveryRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    /**
     * Takes note of the time since the last call.
     *
     * @param connected whether there was a connection
     * @param delivered results that were delivered
     */
    void passed(boolean connected, int delivered) {
        long now = nanoTime.getAsLong();
        if (connected) {
            double span = now - lastNanos;
            double decay = Math.exp(-span / MEMORY_NANOS);
            rows *= decay;
            seconds = seconds * decay + span / NANOS_OF_A_SECOND;
        }
        lastNanos = now;
        rows += delivered;
    }

    /**
     * Seconds until as many results are delivered, at this rate.
     *
     * @return null while nothing is delivered
     */
    Long secondsFor(long waiting) {
        if (waiting == 0) {
            return 0L;
        }
        double perSecond = perSecond();
        // Less than one an hour is no rate to estimate by.
        return perSecond < 1 / 3_600.0 ? null : (long) Math.ceil(waiting / perSecond);
    }

    double perSecond() {
        return seconds > 0 ? rows / seconds : 0;
    }
}
