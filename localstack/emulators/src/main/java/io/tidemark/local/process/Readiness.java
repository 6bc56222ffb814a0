package io.tidemark.local.process;

import io.tidemark.local.StageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a process that was started does its work. */
public final class Readiness {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private Readiness() {}

    /** Asks a process whether it does its work. */
    @FunctionalInterface
    public interface Probe {
        /** True once it does; a refused connection is a plain no. */
        boolean ready() throws InterruptedException;
    }

    /**
     * Returns when the probe says yes.
     *
     * @param name of the process, for messages
     * @param process that was started
     * @param log that it writes
     * @param probe asked every 100 ms
     * @param bound the longest wait
     * @throws StageException if the process ends or the bound passes, with the end of its log
     */
    public static void await(
            String name, ProcessIdentity process, Path log, Probe probe, Duration bound)
            throws StageException, InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!probe.ready()) {
            if (!process.alive()) {
                throw new StageException(name + " ended while it started. " + LogTail.of(log));
            }
            if (System.nanoTime() > deadline) {
                throw new StageException(
                        name
                                + " was not ready after "
                                + bound.toSeconds()
                                + " s. "
                                + LogTail.of(log));
            }
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
        }
    }
}
