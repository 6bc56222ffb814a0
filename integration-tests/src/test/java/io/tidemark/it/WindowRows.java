package io.tidemark.it;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiPredicate;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** How rows of windows are compared. */
final class WindowRows {

    private static final double RELATIVE = 1e-9;
    private static final BiPredicate<Double, Double> CLOSE =
            (one, other) -> Math.abs(one - other) <= RELATIVE * Math.max(1, Math.abs(other));

    /**
     * Counts, times and picked values to the last bit; sums by the same reading set differ by
     * rounding only.
     */
    static final RecursiveComparisonConfiguration WITHIN_ROUNDING =
            RecursiveComparisonConfiguration.builder()
                    .withEqualsForFields(CLOSE, "mean", "standardDeviation")
                    .build();

    private WindowRows() {}

    /** The newest revision of every window in the table, by machine, sensor and start. */
    static List<WindowRow> newestOf(Analyst analyst) throws SQLException {
        return analyst.ask(
                "SELECT machine, sensor, CAST(to_unixtime(window_start) * 1000 AS bigint) AS window_start_millis,"
                        + " CAST(to_unixtime(window_end) * 1000 AS bigint) AS window_end_millis, count, mean, min, max,"
                        + " standard_deviation, last FROM (SELECT *, row_number() OVER (PARTITION BY gateway,"
                        + " site, machine, sensor, window_start ORDER BY revision DESC) AS newest"
                        + " FROM window_summaries) WHERE newest = 1 ORDER BY machine, sensor, window_start",
                row ->
                        new WindowRow(
                                row.getString("machine"),
                                row.getString("sensor"),
                                row.getLong("window_start_millis"),
                                row.getLong("window_end_millis"),
                                row.getLong("count"),
                                row.getDouble("mean"),
                                row.getDouble("min"),
                                row.getDouble("max"),
                                row.getDouble("standard_deviation"),
                                row.getDouble("last")));
    }
}
