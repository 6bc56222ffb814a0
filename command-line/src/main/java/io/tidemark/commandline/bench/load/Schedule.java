package io.tidemark.commandline.bench.load;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * When which reading is to be sent: a constant rate that goes round the sensors, dealt out to
 * several connections. Readings are numbered from 0; what was held up is caught up.
 *
 * @param readings how many in all, >= 0
 * @param rate readings/s, >= 1
 * @param sensors >= 1
 * @param connections 1 to sensors; each sensor's readings go through one of them, in order
 * @param firstEventTimeMillis event time of the first reading, milliseconds since the epoch
 * @param eventTimeSpeed how much faster event time goes than the clock, > 0
 */
public record Schedule(
        long readings,
        int rate,
        int sensors,
        int connections,
        long firstEventTimeMillis,
        double eventTimeSpeed) {

    private static final int MOST_CONNECTIONS = 4;
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    public Schedule {
        if (readings < 0 || rate < 1 || sensors < 1 || eventTimeSpeed <= 0) {
            throw new IllegalArgumentException(
                    "%d readings at %d/s from %d sensors, event time at %f times the clock's speed"
                            .formatted(readings, rate, sensors, eventTimeSpeed));
        }
        if (connections < 1 || sensors % connections != 0) {
            throw new IllegalArgumentException(
                    connections + " connections do not divide " + sensors + " sensors");
        }
        if (rate > sensors * eventTimeSpeed * MILLIS_PER_SECOND) {
            throw new IllegalArgumentException(
                    "more than one reading a millisecond of each sensor: event time could not tell"
                            + " them apart");
        }
    }

    /** Readings as time goes by, through as many connections as divide the sensors, up to 4. */
    public static Schedule of(long readings, int rate, int sensors, long firstEventTimeMillis) {
        return of(readings, rate, sensors, firstEventTimeMillis, 1);
    }

    /** The same with an event time of its own speed. */
    public static Schedule of(
            long readings,
            int rate,
            int sensors,
            long firstEventTimeMillis,
            double eventTimeSpeed) {
        int connections =
                IntStream.rangeClosed(1, MOST_CONNECTIONS)
                        .filter(divisor -> sensors % divisor == 0)
                        .max()
                        .orElse(1);
        return new Schedule(
                readings, rate, sensors, connections, firstEventTimeMillis, eventTimeSpeed);
    }

    /** How many readings the connection is to have sent this long after the start. */
    public long due(int connection, long elapsedNanos) {
        long due = (long) (elapsedNanos / NANOS_PER_SECOND * rate);
        return share(connection, Math.min(readings, Math.max(0, due)));
    }

    /** How many readings the connection sends in all. */
    public long total(int connection) {
        return share(connection, readings);
    }

    /** The number of the connection's next reading when it has sent so many. */
    public long number(int connection, long sent) {
        return sent * connections + connection;
    }

    /** The sensor of a reading, from 0. */
    public int sensor(long number) {
        return (int) (number % sensors);
    }

    /** The event time of a reading; no two of a sensor have the same. */
    public long eventTimeMillis(long number) {
        return firstEventTimeMillis
                + Math.round(number * MILLIS_PER_SECOND / rate * eventTimeSpeed);
    }

    private long share(int connection, long ofReadings) {
        return Math.max(0, (ofReadings - connection + connections - 1) / connections);
    }
}
