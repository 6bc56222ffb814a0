package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.process.CpuTime;
import io.tidemark.commandline.bench.process.Memory;
import io.tidemark.commandline.bench.process.ThreadTimes;
import java.util.concurrent.TimeUnit;

/** Measures a process from the moment it is made; to be sampled again and again. */
public final class Meter {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long pid;
    private final long eventsBefore;
    private final CpuTime cpuBefore;
    private final ThreadTimes threadsBefore;
    private final long start = System.nanoTime();
    private double rssMb;

    /**
     * @param events that the process has processed so far
     */
    public Meter(long pid, long events) {
        this.pid = pid;
        this.threadsBefore = ThreadTimes.of(pid);
        this.eventsBefore = events;
        this.cpuBefore = CpuTime.of(pid);
        sample();
    }

    /** Looks at the memory. */
    public void sample() {
        rssMb = Math.max(rssMb, Memory.residentMb(pid));
    }

    /**
     * What was seen up to now.
     *
     * @param events that the process has processed so far
     */
    public Measured read(long events) {
        CpuTime cpu = CpuTime.of(pid);
        sample();
        return new Measured(
                events - eventsBefore,
                cpu.secondsSince(cpuBefore),
                (System.nanoTime() - start) / NANOS_PER_SECOND,
                rssMb,
                ThreadTimes.of(pid).secondsSince(threadsBefore));
    }
}
