package io.tidemark.commandline.query;

import io.trino.jdbc.QueryStats;
import java.util.Locale;

/**
 * What a statement took.
 *
 * @param bytes read of the tables' files; about what Athena would charge for
 * @param rows read of the tables
 * @param millis from the statement to the end of its answer
 */
public record QueryCost(long bytes, long rows, long millis) {

    static QueryCost of(QueryStats stats) {
        return new QueryCost(
                stats.getProcessedBytes(), stats.getProcessedRows(), stats.getElapsedTimeMillis());
    }

    /** For people, in a sentence. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "Scanned %,d bytes (%,d rows) in %.1f s.", bytes, rows, millis / 1e3);
    }
}
