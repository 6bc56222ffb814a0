package io.tidemark.it;

import static org.assertj.core.api.Assertions.tuple;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.groups.Tuple;

/** What the table has of incidents. */
final class IncidentRows {

    private static final String READING =
            "SELECT machine, sensor, CAST(to_unixtime(event_time) * 1000 AS bigint) AS millis, value";

    private IncidentRows() {}

    /**
     * The messages that open an incident of a sensor: reading, severity, reason, where the value is
     * to the expected band, and whether the incident is as old as the reading.
     */
    static List<Tuple> openings(Analyst analyst) throws SQLException {
        return analyst.ask(
                READING
                        + ", severity, reason, CASE WHEN value > expected_upper THEN 'above what was expected'"
                        + " WHEN value < expected_lower THEN 'below what was expected' ELSE 'within' END AS place,"
                        + " IF(opened_at = event_time, 'by this reading', 'before') AS opened"
                        + " FROM anomalies WHERE sensor <> '+' AND phase = 'OPENED'",
                row ->
                        tuple(
                                identity(row),
                                row.getString("severity"),
                                row.getString("reason"),
                                row.getString("place"),
                                row.getString("opened")));
    }

    /** The readings that messages of sensors' incidents are about. */
    static List<Tuple> judgedReadings(Analyst analyst) throws SQLException {
        return analyst.ask(
                READING + " FROM anomalies WHERE sensor <> '+' AND device_sequence IS NOT NULL",
                IncidentRows::identity);
    }

    /** Incidents with no or several opening messages, or with another one before it. */
    static List<String> notOpenedOnceAndFirst(Analyst analyst) throws SQLException {
        return analyst.ask(
                "SELECT incident FROM anomalies GROUP BY incident"
                        + " HAVING count_if(phase = 'OPENED') <> 1 OR min_by(phase, sequence) <> 'OPENED'",
                row -> row.getString("incident"));
    }

    /** What makes a reading the same reading. */
    static Tuple identity(SentReading reading) {
        return tuple(
                reading.machine(), reading.sensor(), reading.eventTimeMillis(), reading.value());
    }

    private static Tuple identity(ResultSet row) throws SQLException {
        return tuple(
                row.getString("machine"),
                row.getString("sensor"),
                row.getLong("millis"),
                row.getDouble("value"));
    }
}
