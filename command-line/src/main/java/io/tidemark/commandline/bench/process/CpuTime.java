package io.tidemark.commandline.bench.process;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU that a process or thread has used since its start, in user and kernel mode, all of its
 * threads together.
 *
 * @param ticks hundredths of a second, which is what Linux shows on every machine
 */
public record CpuTime(long ticks) {

    /** What a process has used when it starts. */
    public static final CpuTime NONE = new CpuTime(0);

    private static final double TICKS_PER_SECOND = 100;

    /** Places in /proc/PID/stat after the name, which is in parentheses and may hold anything. */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    /**
     * What a running process has used.
     *
     * @throws CommandFailedException if it has ended
     */
    public static CpuTime of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    static CpuTime read(Path stat) {
        try {
            return parse(Files.readString(stat));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "a process that is measured has ended: " + stat + " cannot be read", e);
        }
    }

    /** From the text of a file /proc/PID/stat. */
    static CpuTime parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new CpuTime(Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL]));
    }

    /** Seconds of CPU from the earlier moment to this one. */
    public double secondsSince(CpuTime earlier) {
        return (ticks - earlier.ticks) / TICKS_PER_SECOND;
    }

    /** Events per CPU-second; 0 if less CPU was used than can be seen. */
    public static double eventsPerSecond(long events, double cpuSeconds) {
        return cpuSeconds > 0 ? events / cpuSeconds : 0;
    }
}
