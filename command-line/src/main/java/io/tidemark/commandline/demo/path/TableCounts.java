package io.tidemark.commandline.demo.path;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tables hold of one gateway up to a sequence number.
 *
 * @param byKind distinct sequence numbers in the table of every kind
 */
record TableCounts(Map<ResultKind, Long> byKind) {

    private static final String RESULTS = "SELECT '%s', count(DISTINCT sequence) FROM %s WHERE %s";

    /** Of the revisions of a window, the highest is its result. */
    private static final String READINGS_IN_WINDOWS =
            """
            SELECT coalesce(sum(readings), 0) FROM (
                SELECT max_by("count", revision) AS readings FROM window_summaries WHERE %s
                GROUP BY site, machine, sensor, window_start)""";

    TableCounts {
        byKind = Map.copyOf(byKind);
    }

    /** Counts all tables in one statement. */
    static TableCounts read(QueryClient query, String gateway, long upToSequence) {
        String condition = condition(gateway, upToSequence);
        String sql =
                Arrays.stream(ResultKind.values())
                        .map(kind -> RESULTS.formatted(kind.name(), kind.table(), condition))
                        .collect(Collectors.joining(" UNION ALL "));
        Map<ResultKind, Long> counts = new EnumMap<>(ResultKind.class);
        for (List<Object> row : query.rows(SqlText.typed(sql))) {
            counts.put(ResultKind.valueOf((String) row.get(0)), number(row.get(1)));
        }
        return new TableCounts(counts);
    }

    /** Readings that the window summaries of the table count, each window once. */
    static long readingsInWindows(QueryClient query, String gateway, long upToSequence) {
        String sql = READINGS_IN_WINDOWS.formatted(condition(gateway, upToSequence));
        return number(query.rows(SqlText.typed(sql)).get(0).get(0));
    }

    private static String condition(String gateway, long upToSequence) {
        return "gateway = '%s' AND sequence <= %d"
                .formatted(gateway.replace("'", "''"), upToSequence);
    }

    private static long number(Object cell) {
        return ((Number) cell).longValue();
    }

    long results(ResultKind kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** Results over all tables, each once. */
    long results() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
