package io.tidemark.edge.ingest.log;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Listening time: how long, in milliseconds, the gateway has been connected and subscribed since it
 * was installed. A sensor that is silent in it is silent; one that is silent while the gateway is
 * down, cut off from the broker or stuck is not.
 *
 * <p>It is measured by a monotonic clock from one observation to the next and never goes back. Of a
 * longer time than {@link #LONGEST_STEP} between two observations only so much counts: the process
 * was stopped, or could not take messages.
 */
public final class ListeningClock {

    static final Duration LONGEST_STEP = Duration.ofSeconds(2);

    private final LongSupplier nanoClock;
    private long listenedNanos;
    private long observedAtNanos;
    private boolean listening;

    /**
     * @param startMillis listening time up to now
     * @param nanoClock monotonic, nanoseconds
     */
    public ListeningClock(long startMillis, LongSupplier nanoClock) {
        this.listenedNanos = Duration.ofMillis(startMillis).toNanos();
        this.nanoClock = nanoClock;
    }

    /** From now on messages are listened to, or no longer. */
    public synchronized void listen(boolean listen) {
        observe();
        listening = listen;
    }

    /** Whether time counts. */
    public synchronized boolean isListening() {
        return listening;
    }

    /** The listening time now, milliseconds. */
    synchronized long observe() {
        long now = nanoClock.getAsLong();
        if (listening) {
            listenedNanos += Math.min(Math.max(now - observedAtNanos, 0), LONGEST_STEP.toNanos());
        }
        observedAtNanos = now;
        return Duration.ofNanos(listenedNanos).toMillis();
    }
}
