package io.tidemark.commandline.evaluate.csv;

import java.util.List;

/**
 * What was found in one column.
 *
 * @param column its name
 * @param readings rows with a value
 * @param withoutValue rows without one
 * @param incidents in the order in which they opened
 */
record ColumnResult(
        String column, long readings, long withoutValue, List<FoundIncident> incidents) {

    ColumnResult {
        incidents = List.copyOf(incidents);
    }
}
