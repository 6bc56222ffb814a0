package io.tidemark.commandline.evaluate.nab;

import java.util.List;

/**
 * What the command prints.
 *
 * @param detector that ran
 * @param seed of what is random in it
 * @param files series that were run over
 * @param rows of them together
 * @param unlabelled files of which the labels say nothing, which are not scored; all without labels
 * @param scores null without labels
 */
record NabReport(
        String detector,
        long seed,
        int files,
        long rows,
        List<String> unlabelled,
        BenchmarkResult scores) {

    NabReport {
        unlabelled = List.copyOf(unlabelled);
    }
}
