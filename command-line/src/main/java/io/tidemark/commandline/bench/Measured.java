package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.process.CpuTime;
import java.util.Map;

/**
 * What was seen of one process under load.
 *
 * @param events that it processed in the interval
 * @param cpuSeconds that it used in the interval
 * @param wallSeconds length of the interval
 * @param rssMb the most resident memory in the interval, MB of 2^20 bytes
 * @param threads seconds of CPU by name of thread, most first
 */
public record Measured(
        long events,
        double cpuSeconds,
        double wallSeconds,
        double rssMb,
        Map<String, Double> threads) {

    public double eventsPerCpuSecond() {
        return CpuTime.eventsPerSecond(events, cpuSeconds);
    }
}
