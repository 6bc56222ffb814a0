package io.tidemark.it;

import java.sql.SQLException;
import java.util.List;

/** The sequence numbers of the results in the tables. */
final class SequenceRows {

    private SequenceRows() {}

    /** All of them, ascending, a number as often as it is there. */
    static List<Long> of(Analyst analyst) throws SQLException {
        return analyst.ask(
                "SELECT sequence FROM anomalies UNION ALL SELECT sequence FROM failure_predictions"
                        + " UNION ALL SELECT sequence FROM window_summaries"
                        + " UNION ALL SELECT sequence FROM rejected_readings"
                        + " UNION ALL SELECT sequence FROM model_evaluations"
                        + " UNION ALL SELECT sequence FROM gateway_health ORDER BY 1",
                row -> row.getLong(1));
    }
}
