package io.tidemark.commandline.bench.load;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Devices that publish a schedule of readings to a broker of this machine, in the background. */
public final class Load implements AutoCloseable {

    private final List<LoadConnection> connections = new ArrayList<>();
    private final Schedule schedule;
    private final long start;

    private Load(Schedule schedule) {
        this.schedule = schedule;
        this.start = System.nanoTime();
    }

    /**
     * Connects and begins to publish.
     *
     * @param qos 0 or 1
     * @param port of the broker
     * @throws CommandFailedException if the broker does not take the connections
     */
    public static Load start(Schedule schedule, MessageFormat format, int qos, int port) {
        Load load = new Load(schedule);
        try {
            for (int index = 0; index < schedule.connections(); index++) {
                load.connections.add(
                        new LoadConnection(
                                schedule, index, format, qos, port, "bench-load-" + index));
            }
        } catch (IOException e) {
            load.close();
            throw new CommandFailedException(
                    "the broker on port " + port + " does not take the load: " + e.getMessage(), e);
        }
        load.connections.forEach(connection -> connection.start(load.start));
        return load;
    }

    /** Readings that were sent so far. */
    public long sent() {
        return sum(LoadConnection::sent);
    }

    /** Readings that the broker has acknowledged; with QoS 0 those that were sent. */
    public long acknowledged() {
        return sum(LoadConnection::acknowledged);
    }

    /** Bytes of the messages that were sent, without topics and MQTT's own. */
    public long bytes() {
        return sum(LoadConnection::bytes);
    }

    /** How far the load is behind its schedule now, in milliseconds. */
    public long behindMillis() {
        long due = 0;
        long elapsed = System.nanoTime() - start;
        for (int index = 0; index < connections.size(); index++) {
            due += schedule.due(index, elapsed);
        }
        return TimeUnit.SECONDS.toMillis(Math.max(0, due - sent())) / schedule.rate();
    }

    /**
     * Whether everything has been sent and acknowledged.
     *
     * @throws CommandFailedException if the broker has ended a connection
     */
    public boolean finished() {
        for (LoadConnection connection : connections) {
            if (connection.failure() != null) {
                throw new CommandFailedException(
                        "the broker ended a connection of the load: "
                                + connection.failure().getMessage(),
                        connection.failure());
            }
        }
        return connections.stream().allMatch(LoadConnection::finished);
    }

    private long sum(ToLongFunction<LoadConnection> count) {
        return connections.stream().mapToLong(count).sum();
    }

    @Override
    public void close() {
        for (LoadConnection connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new CommandFailedException("a connection of the load did not close", e);
            }
        }
    }
}
