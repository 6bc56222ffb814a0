package io.tidemark.edge.uplink;

import java.time.Duration;

/**
 * How long the connection waits for what.
 *
 * @param connect longest time for the server's word that it accepts a connection
 * @param keepAlive silence after which the server is asked whether it is there; whole seconds
 * @param ping longest time for that answer, after which the connection is given up; less than
 *     keepAlive
 * @param acknowledgement longest time for the answer to a message; whole seconds
 * @param shortestDelay bound of the random delay before the first new attempt to connect
 * @param longestDelay most that the bound grows to, twofold after each failure
 * @param steady how long a connection must last so that the bound starts again from the shortest
 */
record ConnectionTimes(
        Duration connect,
        Duration keepAlive,
        Duration ping,
        Duration acknowledgement,
        Duration shortestDelay,
        Duration longestDelay,
        Duration steady) {

    /**
     * A connection through which nothing comes is given up after 40 s. A fleet that was cut off
     * together comes back spread over the delays, whose bound is 1 s, 2 s, ... 1 min.
     */
    static final ConnectionTimes DEFAULT =
            new ConnectionTimes(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30));
}
