package io.tidemark.edge.ingest;

import io.tidemark.edge.ingest.log.GroupCommit;
import io.tidemark.edge.ingest.log.IngestLog;
import io.tidemark.edge.ingest.log.ListeningClock;
import io.tidemark.edge.ingest.log.LogCursor;
import io.tidemark.edge.ingest.mqtt.MqttSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is between the devices' broker and the reader: the session at the broker, the log, and
 * the place in it where the reader is. Of one log there is one at a time.
 */
final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final IngestLog log;
    private final LogCursor cursor;
    private final GroupCommit commit;
    private final MqttSession session;
    private volatile Throwable failure;

    private Intake(IngestConfig config, SubscriptionSplit split, IngestLog log, Runnable available)
            throws IOException {
        this.log = log;
        this.cursor = log.read(split.position());
        ListeningClock clock = new ListeningClock(log.listeningMillis(), System::nanoTime);
        this.commit = new GroupCommit(log, clock, config.log().commitInterval(), available);
        this.session = new MqttSession(config.atBroker(), commit, clock);
        Thread.UncaughtExceptionHandler failed =
                (thread, cause) -> {
                    LOG.error("{} failed", thread.getName(), cause);
                    failure = cause;
                    available.run();
                };
        commit.start(failed);
        session.start(failed);
    }

    /**
     * Opens the log and connects, or goes on trying to.
     *
     * @param split what has been read before
     * @param available called whenever there is something to be read
     * @throws IOException if the log cannot be opened
     */
    static Intake open(IngestConfig config, SubscriptionSplit split, Runnable available)
            throws IOException {
        IngestLog log = IngestLog.open(config.log(), split.position(), split.listeningMillis());
        try {
            return new Intake(config, split, log, available);
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /** What has been received and not been read, in order. */
    LogCursor cursor() {
        return cursor;
    }

    /**
     * Throws if a thread of the intake has failed.
     *
     * @throws IOException with the failure as its cause
     */
    void check() throws IOException {
        if (failure != null) {
            throw new IOException("device messages are received no more", failure);
        }
    }

    /** Messages up to and including the position are needed no more. */
    void release(long position) {
        commit.release(position);
    }

    boolean isSubscribed() {
        return session.isSubscribed();
    }

    long logBytes() {
        return log.bytes();
    }

    long dropped() {
        return commit.dropped();
    }

    GroupCommit.State logState() {
        return commit.state();
    }

    /** Acknowledges what is durable by then; the broker sends everything else again. */
    @Override
    @SuppressWarnings("try") // they are there to be closed
    public void close() throws IOException {
        session.stopReceiving();
        // From the last to the first: what was received is committed, and acknowledged before the
        // end.
        try (log;
                cursor;
                session;
                commit) {
            LOG.debug("closing");
        }
    }
}
