package io.tidemark.edge.ingest.mqtt;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.ingest.log.ListeningClock;
import io.tidemark.edge.ingest.log.ReceivedMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.concurrent.ExponentialBackoffRetryStrategy;
import org.apache.flink.util.concurrent.RetryStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's session at the devices' broker, kept over as many connections as it takes, on a
 * thread of its own. Whatever the broker does is logged and waited out, longer and longer.
 */
public final class MqttSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    private static final RetryStrategy RETRIES =
            new ExponentialBackoffRetryStrategy(
                    Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final Broker broker;
    private final GroupCommit commit;
    private final ListeningClock clock;
    private final EventLoopGroup network =
            new NioEventLoopGroup(1, new DefaultThreadFactory("ingest-mqtt", true));
    private final Thread thread = new Thread(this::run, "ingest-session");
    private RetryStrategy retries = RETRIES;
    private int failures;
    private MqttConnection connection;
    private boolean closed;
    private volatile boolean subscribed;

    /**
     * A session that is yet to be started.
     *
     * @param commit takes the messages
     * @param clock is told when the gateway listens
     */
    public MqttSession(Broker broker, GroupCommit commit, ListeningClock clock) {
        this.broker = broker;
        this.commit = commit;
        this.clock = clock;
    }

    /**
     * Connects, or goes on trying, and subscribes. Returns at once.
     *
     * @param failed told when the thread ends by an error of the program
     */
    public void start(Thread.UncaughtExceptionHandler failed) {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(failed);
        thread.start();
    }

    /** Whether the broker has confirmed the subscription, on this connection or an earlier one. */
    public boolean isSubscribed() {
        return subscribed;
    }

    private void run() {
        while (!isClosed()) {
            try {
                connect().receive();
            } catch (IOException e) {
                clock.listen(false);
                ended(e);
            }
        }
    }

    private MqttConnection connect() throws IOException {
        Receiver receiver = new Receiver();
        MqttConnection next = new MqttConnection(broker, receiver);
        receiver.current = next;
        synchronized (this) {
            if (closed) {
                throw new IOException("the session is closed");
            }
            next.open(network);
            connection = next;
        }
        return next;
    }

    /** What comes over one connection. */
    private final class Receiver implements MqttConnection.Receiver {

        private MqttConnection current;

        @Override
        public void connected(boolean sessionPresent) {
            LOG.info("connected to {}:{} as {}", broker.host(), broker.port(), broker.clientId());
            if (subscribed && sessionPresent) {
                listen();
            } else {
                current.subscribe();
            }
        }

        @Override
        public void subscribed() {
            LOG.info("subscribed to {}", broker.topicFilter());
            listen();
        }

        private void listen() {
            subscribed = true;
            retries = RETRIES;
            failures = 0;
            clock.listen(true);
        }

        @Override
        public boolean received(ReceivedMessage message) {
            return commit.offer(message, current);
        }
    }

    private void ended(IOException cause) {
        if (isClosed()) {
            return;
        }
        connection.close();
        if (Integer.bitCount(failures++) <= 1) {
            LOG.warn(
                    "no connection to {}:{} ({} failures before): {}",
                    broker.host(),
                    broker.port(),
                    failures - 1,
                    cause.toString());
        }
        pause(retries.getRetryDelay().toMillis());
        retries = retries.getNextRetryStrategy();
    }

    private synchronized void pause(long millis) {
        long until = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        for (long left = millis; left > 0 && !closed; ) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Receives no more; what has been received can still be acknowledged. */
    public void stopReceiving() {
        synchronized (this) {
            closed = true;
            notifyAll();
            if (connection != null) {
                connection.stopReceiving();
            }
        }
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Disconnects; the broker keeps the session with what is not acknowledged. */
    @Override
    public void close() {
        stopReceiving();
        if (connection != null) {
            connection.close();
        }
        network.shutdownGracefully(0, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }
}
