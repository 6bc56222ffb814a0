package io.tidemark.edge.ingest.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes received messages durable, many at once, on a thread of its own, and acknowledges them when
 * they are. While a block is written the next one gathers.
 *
 * <p>When the log is full or cannot be written nothing is acknowledged and, once {@link
 * Gathering#LARGEST} bytes have gathered, nothing more is taken: the broker keeps it. Writing is
 * tried again until it succeeds. While nothing is received, an empty block a second tells the
 * listening time.
 */
public final class GroupCommit implements AutoCloseable {

    /** How the log fares. */
    public enum State {
        WRITING,
        /** At its maximum size: waits for a checkpoint. */
        FULL,
        /** The disk refuses to take more. */
        FAILING
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long RETRY_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    private final IngestLog log;
    private final ListeningClock clock;
    private final long intervalNanos;
    private final Runnable committed;
    private final Gathering gathering = new Gathering();
    private final Thread thread = new Thread(this::run, "ingest-commit");
    private volatile long released;
    private volatile long dropped;
    private volatile State state = State.WRITING;

    /**
     * A commit that is yet to be started.
     *
     * @param interval shortest time between the starts of two commits
     * @param committed called after every commit, on the thread of the commits
     */
    public GroupCommit(IngestLog log, ListeningClock clock, Duration interval, Runnable committed) {
        this.log = log;
        this.clock = clock;
        this.intervalNanos = interval.toNanos();
        this.committed = committed;
    }

    /**
     * Starts.
     *
     * @param failed told when the thread ends by an error of the program
     */
    public void start(Thread.UncaughtExceptionHandler failed) {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(failed);
        thread.start();
    }

    /**
     * Takes a message, to be acknowledged when it is durable. One that wants no acknowledgement and
     * finds the log in trouble is dropped and counted. Called by one thread.
     *
     * @return false if there is no room: try again later
     */
    public boolean offer(ReceivedMessage message, Acknowledger connection) {
        if (gathering.offer(message, connection)) {
            return true;
        }
        if (message.packetId() == 0 && state != State.WRITING) {
            dropped++;
            return true;
        }
        return false;
    }

    /** Messages up to and including the position are needed no more. */
    public void release(long position) {
        released = position;
    }

    /** Messages of QoS 0 that found no room since the start. */
    public long dropped() {
        return dropped;
    }

    public State state() {
        return state;
    }

    private void run() {
        boolean open = true;
        while (open) {
            long begunAt = System.nanoTime();
            BlockBuffer block = gathering.take();
            if (!block.isEmpty() || clock.isListening()) {
                commit(block);
            }
            open = gathering.awaitBlock(begunAt + intervalNanos, begunAt + HEARTBEAT_NANOS);
        }
        BlockBuffer last = gathering.take();
        if (!last.isEmpty()) {
            commit(last);
        }
    }

    /** Returns when the block is durable, or may not become so because of the end. */
    private void commit(BlockBuffer block) {
        long listening = clock.observe();
        long retry = RETRY_NANOS;
        while (!append(block, listening)) {
            if (block.isEmpty() || !gathering.pause(retry)) {
                return;
            }
            retry = state == State.FULL ? RETRY_NANOS : Math.min(2 * retry, LONGEST_RETRY_NANOS);
        }
        block.acknowledge();
        committed.run();
    }

    private boolean append(BlockBuffer block, long listening) {
        try {
            log.deleteThrough(released);
            if (!log.hasRoom(block.size())) {
                enter(State.FULL, null);
                return false;
            }
            ByteBuffer bytes = block.seal(log.next(), listening, System.currentTimeMillis());
            log.append(bytes, block.messages());
            enter(State.WRITING, null);
            return true;
        } catch (IOException e) {
            enter(State.FAILING, e);
            return false;
        }
    }

    private void enter(State next, IOException cause) {
        if (state == next) {
            return;
        }
        state = next;
        switch (next) {
            case WRITING -> LOG.info("the ingest log takes messages again");
            case FULL ->
                    LOG.error(
                            "the ingest log is full, {} bytes: nothing is acknowledged until a"
                                    + " checkpoint is complete",
                            log.bytes());
            case FAILING ->
                    LOG.error("the ingest log cannot be written: nothing is acknowledged", cause);
        }
    }

    /** Commits what has gathered, if that is possible, and ends. */
    @Override
    public void close() {
        gathering.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
