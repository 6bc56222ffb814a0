package io.tidemark.commandline.bench;

import java.util.List;

/**
 * All that is known of one side after its runs.
 *
 * @param name as people know it
 * @param result what counts
 * @param driven what was sent, and what it took
 * @param coldStartSeconds of each start, in their order
 * @param notes more that a reader may want to know, a sentence each
 */
public record Outcome(
        String name,
        SideResult result,
        Drive.Driven driven,
        List<Double> coldStartSeconds,
        List<String> notes) {

    public Outcome {
        coldStartSeconds = List.copyOf(coldStartSeconds);
        notes = List.copyOf(notes);
    }

    /** The one in the middle; null if there are none. */
    public static Double median(List<Double> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList().get(values.size() / 2);
    }
}
