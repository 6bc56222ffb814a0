package io.tidemark.edge.ingest.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where received messages gather into the next block while the one before is written. Messages are
 * added by one thread and taken by another.
 */
final class Gathering {

    /** Bytes that gather before no more is taken, but for the message that exceeds it. */
    static final int LARGEST = 1024 * 1024;

    /** Bytes that are worth a commit of their own before its time. */
    private static final int WORTH_A_COMMIT = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private BlockBuffer gathering = new BlockBuffer();
    private BlockBuffer spare = new BlockBuffer();
    private boolean closed;

    /** False if there is no room. */
    boolean offer(ReceivedMessage message, Acknowledger connection) {
        lock.lock();
        try {
            int before = gathering.size();
            if (before >= LARGEST) {
                return false;
            }
            boolean first = gathering.isEmpty();
            gathering.add(message);
            if (message.packetId() != 0) {
                gathering.acknowledgeLater(connection, message.packetId());
            }
            if (first || before < WORTH_A_COMMIT && gathering.size() >= WORTH_A_COMMIT) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a block is to be taken.
     *
     * @param dueAtNanos when that is, {@link System#nanoTime}, if messages have gathered
     * @param dueIfEmptyAtNanos when that is if none has
     * @return false if it was closed
     */
    boolean awaitBlock(long dueAtNanos, long dueIfEmptyAtNanos) {
        lock.lock();
        try {
            while (!closed && gathering.size() < WORTH_A_COMMIT) {
                long due = gathering.isEmpty() ? dueIfEmptyAtNanos : dueAtNanos;
                long remaining = due - System.nanoTime();
                if (remaining <= 0) {
                    break;
                }
                await(remaining);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long; false if it was closed. */
    boolean pause(long nanos) {
        lock.lock();
        try {
            long until = System.nanoTime() + nanos;
            for (long left = nanos; left > 0 && !closed; left = until - System.nanoTime()) {
                await(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** What has gathered. The block that was taken before is used again. */
    BlockBuffer take() {
        lock.lock();
        try {
            BlockBuffer block = gathering;
            spare.clear();
            gathering = spare;
            spare = block;
            return block;
        } finally {
            lock.unlock();
        }
    }

    private void await(long nanos) {
        try {
            boolean signalled = changed.await(nanos, TimeUnit.NANOSECONDS);
            assert signalled || nanos > 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the threads of the ingest", e);
        }
    }

    /** Has nobody wait any longer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
