package io.tidemark.commandline.bench;

import java.util.List;

/**
 * All that is known of one side after its runs.
 *
 * @param name as people know it
 * @param result what counts
 * @param driven what was sent, and what it took
 * @param coldStarts each start, in their order
 * @param notes more that a reader may want to know, a sentence each
 */
public record Outcome(
        String name,
        SideResult result,
        Drive.Driven driven,
        List<Start> coldStarts,
        List<String> notes) {

    public Outcome {
        coldStarts = List.copyOf(coldStarts);
        notes = List.copyOf(notes);
    }

    /**
     * From the start of a process to its first window.
     *
     * @param seconds by the clock
     * @param cpuSeconds that the process used
     */
    public record Start(double seconds, double cpuSeconds) {}

    /** Seconds of the one in the middle; null if there are none. */
    public static Double median(List<Start> starts) {
        List<Double> seconds = starts.stream().map(Start::seconds).sorted().toList();
        return seconds.isEmpty() ? null : seconds.get(seconds.size() / 2);
    }
}
