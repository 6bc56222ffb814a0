package io.tidemark.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process and no other: process ids are used again, so the time of its start belongs to its
 * identity.
 *
 * @param pid process id
 * @param startedAtMillis when it started by the machine's clock, milliseconds since the epoch
 */
public record ProcessIdentity(long pid, long startedAtMillis) {

    /** The kernel counts from boot, and the time of boot moves when the clock is set. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    /** The identity of a process that runs. */
    public static ProcessIdentity of(ProcessHandle process) {
        Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
        return new ProcessIdentity(process.pid(), startedAt.toEpochMilli());
    }

    /** The process if it still runs; empty if it has ended or its id belongs to another by now. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    /** Whether the process still runs. */
    public boolean alive() {
        return handle().isPresent();
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - startedAtMillis))
                .map(difference -> difference <= CLOCK_CORRECTION.toMillis())
                .orElse(false);
    }
}
