package io.tidemark.commandline.evaluate.csv;

import java.util.List;

/**
 * What was found in all columns together.
 *
 * @param rows that were judged
 * @param incidents in the order in which they opened; their values are scores
 */
record TogetherResult(long rows, List<FoundIncident> incidents) {

    TogetherResult {
        incidents = List.copyOf(incidents);
    }
}
