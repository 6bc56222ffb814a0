package io.tidemark.edge.ingest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.concurrent.ExponentialBackoffRetryStrategy;
import org.apache.flink.util.concurrent.RetryStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's session at the devices' broker, kept over as many connections as it takes. Whatever
 * the broker does is logged and waited out, longer and longer.
 */
final class MqttSession {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    private static final RetryStrategy RETRIES =
            new ExponentialBackoffRetryStrategy(
                    Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final IngestConfig config;
    private final Inbox inbox;
    private MqttConnection connection;
    private RetryStrategy retries = RETRIES;
    private int failures;
    private boolean closed;
    private volatile boolean subscribed;

    MqttSession(IngestConfig config, Inbox inbox) {
        this.config = config;
        this.inbox = inbox;
    }

    /** Connects, or goes on trying, and subscribes. Returns at once. */
    synchronized void open() {
        if (closed) {
            return;
        }
        inbox.startConnection();
        MqttConnection next = new MqttConnection(config);
        connection = next;
        next.ended().thenAccept(this::ended);
        next.open(Inbox.RECEIVE_MAXIMUM, inbox::receive)
                .thenAccept(answer -> connected(next, answer.isSessionPresent()));
    }

    private void connected(MqttConnection current, boolean sessionPresent) {
        LOG.info("connected to {} as {}", config.broker(), config.clientId());
        if (subscribed && sessionPresent) {
            restored();
            return;
        }
        current.subscribe()
                .whenComplete(
                        (answer, error) -> {
                            if (error == null) {
                                LOG.info("subscribed to {}", config.topicFilter());
                                subscribed = true;
                                restored();
                            } else {
                                LOG.error("{} was refused", config.topicFilter(), error);
                                current.abandon();
                            }
                        });
    }

    private synchronized void restored() {
        retries = RETRIES;
        failures = 0;
    }

    private synchronized void ended(Throwable cause) {
        if (closed) {
            return;
        }
        if (Integer.bitCount(failures++) <= 1) {
            LOG.warn(
                    "no connection to {} ({} failures before): {}; trying again when what has come"
                            + " is processed",
                    config.broker(),
                    failures - 1,
                    cause.toString());
        }
        long delay = retries.getRetryDelay().toMillis();
        retries = retries.getNextRetryStrategy();
        // A connection that breaks again and again would otherwise fill the inbox with repetitions.
        inbox.emptied()
                .thenRunAsync(
                        this::open, CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS))
                .exceptionally(this::notOpened);
    }

    private Void notOpened(Throwable cause) {
        LOG.error("no connection to {} could be begun", config.broker(), cause);
        ended(cause);
        return null;
    }

    /** Whether the broker has confirmed the subscription, on this connection or an earlier one. */
    boolean isSubscribed() {
        return subscribed;
    }

    /** Disconnects; the broker keeps the session with what is not acknowledged. */
    void close() {
        MqttConnection last;
        synchronized (this) {
            closed = true;
            last = connection;
        }
        inbox.close();
        if (last != null) {
            last.close();
        }
    }
}
