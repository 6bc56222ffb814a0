package io.tidemark.commandline.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What one side did with the workload.
 *
 * @param received messages that it took from the broker, warm-up included
 * @param processed of them, those that are in its results
 * @param lost messages that the broker had and that are in no result
 * @param eventsPerCpuSecond after the warm-up, until everything was processed
 * @param rssMb the most resident memory in that time, MB of 2^20 bytes
 * @param coldStartSeconds from the start of the process to the first window, with messages flowing;
 *     null if that was not measured
 */
@JsonPropertyOrder({
    "received",
    "processed",
    "lost",
    "eventsPerCpuSecond",
    "rssMb",
    "coldStartSeconds"
})
public record SideResult(
        long received,
        long processed,
        long lost,
        double eventsPerCpuSecond,
        double rssMb,
        Double coldStartSeconds) {

    private static final double TENTHS = 10;
    private static final double HUNDREDTHS = 100;

    /** Rounded to what the measurement can tell. */
    public SideResult {
        eventsPerCpuSecond = Math.rint(eventsPerCpuSecond);
        rssMb = Math.rint(rssMb * TENTHS) / TENTHS;
        coldStartSeconds =
                coldStartSeconds == null
                        ? null
                        : Double.valueOf(Math.rint(coldStartSeconds * HUNDREDTHS) / HUNDREDTHS);
    }
}
