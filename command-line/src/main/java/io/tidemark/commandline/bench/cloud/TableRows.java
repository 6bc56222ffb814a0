package io.tidemark.commandline.bench.cloud;

/**
 * The rows of a table, as far as they can be counted.
 *
 * @param rows how many
 * @param ids how many of them are different events
 * @param sequences sum of their numbers
 */
record TableRows(long rows, long ids, long sequences) {

    TableRows plus(TableRows other) {
        return new TableRows(rows + other.rows, ids + other.ids, sequences + other.sequences);
    }
}
