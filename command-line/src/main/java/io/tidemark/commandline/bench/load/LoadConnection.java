package io.tidemark.commandline.bench.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Sends one connection's share of a schedule when it is due, and counts what is acknowledged. */
final class LoadConnection implements AutoCloseable {

    /** Identifiers of messages in flight have 16 bits; fewer, so that none is used twice. */
    private static final long MOST_IN_FLIGHT = 32_000;

    private static final int PACKET_IDS = 65_535;
    private static final int MOST_AT_ONCE = 1_000;
    private static final long TICK_MILLIS = 5;

    private final Schedule schedule;
    private final int index;
    private final Readings readings;
    private final boolean acknowledging;
    private final Connection connection;
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final Thread sender;
    private final Thread receiver;
    private volatile long sent;
    private volatile long acknowledged;
    private volatile long bytes;
    private volatile boolean closed;
    private long start;

    LoadConnection(
            Schedule schedule, int index, MessageFormat format, int qos, int port, String clientId)
            throws IOException {
        this.schedule = schedule;
        this.index = index;
        this.readings = new Readings(schedule, format, qos);
        this.acknowledging = qos > 0;
        this.connection = Connection.open(port, clientId);
        this.sender = daemon(this::send, clientId + "-send");
        this.receiver = daemon(this::receive, clientId + "-receive");
    }

    private static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param nanos the moment by {@link System#nanoTime()} that the schedule counts from
     */
    void start(long nanos) {
        start = nanos;
        receiver.start();
        sender.start();
    }

    long sent() {
        return sent;
    }

    /** What the broker has taken over; with QoS 0, what was sent. */
    long acknowledged() {
        return acknowledging ? acknowledged : sent;
    }

    long bytes() {
        return bytes;
    }

    boolean finished() {
        return acknowledged() == schedule.total(index);
    }

    /** Null while all is well. */
    IOException failure() {
        return failure.get();
    }

    private void send() {
        PacketBuffer packets = new PacketBuffer();
        PacketBuffer scratch = new PacketBuffer();
        try {
            while (!closed && sent < schedule.total(index)) {
                long due = schedule.due(index, System.nanoTime() - start);
                long allowed = Math.min(due, acknowledged() + MOST_IN_FLIGHT);
                if (allowed > sent) {
                    send(packets, scratch, Math.min(allowed, sent + MOST_AT_ONCE));
                } else {
                    TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(PacketBuffer packets, PacketBuffer scratch, long until) throws IOException {
        packets.clear();
        long messageBytes = 0;
        for (long next = sent; next < until; next++) {
            int packetId = 1 + (int) (next % PACKET_IDS);
            messageBytes +=
                    readings.append(packets, scratch, schedule.number(index, next), packetId);
        }
        connection.send(packets);
        bytes += messageBytes;
        sent = until;
    }

    private void receive() {
        try {
            while (acknowledging) {
                connection.awaitAcknowledgement();
                acknowledged++;
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        if (!closed) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        connection.close();
    }
}
