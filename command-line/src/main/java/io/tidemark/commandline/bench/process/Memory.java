package io.tidemark.commandline.bench.process;

import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory of a process as Linux shows it. */
public final class Memory {

    private static final String RESIDENT = "VmRSS:";
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private Memory() {}

    /**
     * Resident memory of a running process in MB of 2^20 bytes.
     *
     * @throws CommandFailedException if it has ended
     */
    public static double residentMb(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return residentMb(Files.readAllLines(status));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "a process that is measured has ended: " + status + " cannot be read", e);
        }
    }

    /** From the lines of a file /proc/PID/status; 0 if a process that ends has none any more. */
    static double residentMb(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(RESIDENT))
                .map(line -> line.substring(RESIDENT.length()).strip().split(" ")[0])
                .mapToDouble(kilobytes -> Long.parseLong(kilobytes) / KILOBYTES_PER_MEGABYTE)
                .findFirst()
                .orElse(0);
    }
}
