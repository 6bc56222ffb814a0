package io.tidemark.edge.uplink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What came of a connection's attempts to connect. Told by the SDK's thread, asked by any.
 *
 * <p>AWS IoT does not tell a gateway that its certificate is revoked: it closes the connection
 * without a word after the handshake. So an attempt counts as turned away if the endpoint was
 * reached and ended it, which a network does not do for long.
 */
public final class Attempts {

    /** Fewer may be a server that is being restarted. */
    private static final int REFUSED_FROM = 3;

    private final Clock clock;
    private boolean connected;
    private int turnedAway;
    private Instant firstTurnedAwayAt;
    private String problem;

    /**
     * @param clock the gateway's clock
     */
    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** The server accepted the connection. */
    public synchronized void connected() {
        connected = true;
        turnedAway = 0;
        firstTurnedAwayAt = null;
        problem = null;
        notifyAll();
    }

    /** The connection that was is no more. */
    public synchronized void disconnected() {
        connected = false;
    }

    /**
     * There is no connection.
     *
     * @param byEndpoint whether the endpoint was reached and ended it
     * @param reason for people
     */
    public synchronized void failed(boolean byEndpoint, String reason) {
        connected = false;
        problem = reason;
        if (!byEndpoint) {
            turnedAway = 0;
            firstTurnedAwayAt = null;
        } else if (turnedAway++ == 0) {
            firstTurnedAwayAt = clock.instant();
        }
    }

    /** Waits for a connection; returns whether there was one within the time. */
    public synchronized boolean awaitConnection(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!connected) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Attempts that the endpoint ended, since the last connection or other failure. */
    public synchronized int turnedAway() {
        return turnedAway;
    }

    /** Since when the endpoint ends every attempt, gateway clock; null if it does not. */
    public synchronized Instant refusedSince() {
        return turnedAway < REFUSED_FROM ? null : firstTurnedAwayAt;
    }

    /** Why the last attempt failed; null if it did not. */
    public synchronized String problem() {
        return problem;
    }
}
