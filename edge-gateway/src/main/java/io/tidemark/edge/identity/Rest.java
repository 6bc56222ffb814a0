package io.tidemark.edge.identity;

import io.tidemark.edge.delivery.RetryDelay;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a cloud in peace that turns the gateway away: after ten attempts in a row there is one
 * after 1 min, 2 min, 4 min, ... half an hour. Used by one thread.
 */
final class Rest {

    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);

    private static final int MOST_ATTEMPTS = 10;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final CloudConnection connection;
    private final RetryDelay delay;
    private int seen;

    /**
     * @param nanoTime a monotonic clock in nanoseconds
     */
    Rest(CloudConnection connection, LongSupplier nanoTime) {
        this.connection = connection;
        this.delay = new RetryDelay(FIRST, LONGEST, nanoTime);
    }

    /** To be called often. */
    void step() {
        int turnedAway = connection.attempts().turnedAway();
        if (connection.connected() || turnedAway < MOST_ATTEMPTS) {
            seen = 0;
            if (connection.isOpen()) {
                delay.reset();
            }
        } else if (connection.isOpen() && turnedAway > seen) {
            seen = turnedAway;
            LOG.error(
                    "the cloud has turned this gateway away since {}: its certificate may be"
                            + " revoked; results wait in the outbox",
                    connection.attempts().refusedSince());
            connection.drop();
            delay.failed();
        } else if (!connection.isOpen() && delay.isOver()) {
            connection.reopen();
        }
    }
}
