package io.tidemark.commandline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends processes, also those whose parent has gone and that nobody collects: a process that is only
 * a name in the kernel's table counts as ended.
 */
final class Ending {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration KILL_BOUND = Duration.ofSeconds(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Ending() {}

    /** Ends it by SIGTERM, and if that does not do in time, by SIGKILL; waits until it is gone. */
    static void end(ProcessHandle process) {
        process.destroy();
        if (!ended(process, GRACE)) {
            process.destroyForcibly();
            if (!ended(process, KILL_BOUND)) {
                throw new IllegalStateException("process " + process.pid() + " cannot be ended");
            }
        }
    }

    private static boolean ended(ProcessHandle process, Duration bound) {
        long start = System.nanoTime();
        while (process.isAlive() && !uncollected(process.pid())) {
            if (System.nanoTime() - start > bound.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private static boolean uncollected(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException gone) {
            return true;
        }
    }
}
