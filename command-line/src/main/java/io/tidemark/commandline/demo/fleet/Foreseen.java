package io.tidemark.commandline.demo.fleet;

import io.tidemark.commandline.query.QueryClient;
import io.tidemark.commandline.query.SqlText;
import java.time.Instant;
import java.util.List;

/**
 * A prediction as the gateway made it and the table has it.
 *
 * @param machine name without the site
 * @param at end of what it knew, event time
 * @param hours remaining life that it foresaw
 */
record Foreseen(String machine, Instant at, double hours) {

    private static final double SECONDS_PER_HOUR = 3_600;

    private static final String SQL =
            "SELECT machine, event_time, remaining_life FROM failure_predictions"
                    + " WHERE site = '%s' AND model = '%s' AND model_version = '%s'"
                    + " ORDER BY machine, event_time";

    /** All of one version of a model at one site, by machine and time. */
    static List<Foreseen> read(QueryClient query, String site, String model, String version) {
        return query.rows(SqlText.typed(SQL.formatted(site, model, version))).stream()
                .map(
                        row ->
                                new Foreseen(
                                        (String) row.get(0),
                                        Instant.parse((String) row.get(1)),
                                        ((Number) row.get(2)).doubleValue() / SECONDS_PER_HOUR))
                .toList();
    }
}
