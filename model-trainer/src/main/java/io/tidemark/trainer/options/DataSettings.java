package io.tidemark.trainer.options;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What training data are made of.
 *
 * @param step length of a step; whole milliseconds, above 0
 * @param windowSnapshot snapshot of the windows; null for the newest
 * @param outcomeSnapshot snapshot of the outcomes; null for the newest
 * @param withoutSensors names of sensors that are left out, sorted
 */
public record DataSettings(
        Duration step, Long windowSnapshot, Long outcomeSnapshot, Set<String> withoutSensors) {

    private static final String SNAPSHOT = "the number of a snapshot of the table";

    /** Reads the options; faults go to the reader. */
    static DataSettings read(DataOptions options, OptionReader reader) {
        return new DataSettings(
                reader.required("--step", options.step, Span::parse, Span.EXPECTED),
                reader.optional(
                        "--window-snapshot", options.windowSnapshot, Long::valueOf, SNAPSHOT),
                reader.optional(
                        "--outcome-snapshot", options.outcomeSnapshot, Long::valueOf, SNAPSHOT),
                new TreeSet<>(options.withoutSensors));
    }
}
