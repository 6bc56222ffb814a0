package io.tidemark.commandline.demo;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the tables hold of one gateway up to a sequence number.
 *
 * @param byKind counts for every kind
 * @param readingsInWindows readings that the window summaries count, each window once
 */
record TableCounts(Map<ResultKind, Count> byKind, long readingsInWindows) {

    /** Of the revisions of a window, the highest is its result. */
    private static final String READINGS_IN_WINDOWS =
            """
            SELECT coalesce(sum(readings), 0) FROM (
                SELECT max_by("count", revision) AS readings FROM window_summaries%s
                GROUP BY site, machine, sensor, window_start)""";

    /**
     * @param rows rows of the table
     * @param results distinct sequence numbers among them
     */
    record Count(long rows, long results) {}

    TableCounts {
        byKind = Map.copyOf(byKind);
    }

    static TableCounts read(QueryClient query, String gateway, long upToSequence) {
        String rows =
                " WHERE gateway = '%s' AND sequence <= %d"
                        .formatted(gateway.replace("'", "''"), upToSequence);
        Map<ResultKind, Count> counts = new EnumMap<>(ResultKind.class);
        for (ResultKind kind : ResultKind.values()) {
            List<Object> row =
                    row(
                            query,
                            "SELECT count(*), count(DISTINCT sequence) FROM "
                                    + kind.table()
                                    + rows);
            counts.put(kind, new Count(number(row.get(0)), number(row.get(1))));
        }
        List<Object> readings = row(query, READINGS_IN_WINDOWS.formatted(rows));
        return new TableCounts(counts, number(readings.get(0)));
    }

    private static List<Object> row(QueryClient query, String sql) {
        return query.rows(SqlText.typed(sql)).get(0);
    }

    private static long number(Object cell) {
        return ((Number) cell).longValue();
    }

    long results(ResultKind kind) {
        return byKind.getOrDefault(kind, new Count(0, 0)).results();
    }

    /** Results over all tables, each once. */
    long results() {
        return byKind.values().stream().mapToLong(Count::results).sum();
    }

    /** Rows that repeat a result. */
    long duplicates() {
        return byKind.values().stream().mapToLong(count -> count.rows() - count.results()).sum();
    }
}
