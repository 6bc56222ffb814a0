package io.tidemark.it.faults;

import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.GatewayHealth;
import io.tidemark.events.Severity;
import io.tidemark.events.WindowSummary;
import io.tidemark.it.Analyst;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The tables, read by SQL. */
final class Lake {

    private static final String MILLIS = "CAST(to_unixtime(%s) * 1000 AS bigint)";

    private static final String ANOMALIES =
            "SELECT sequence, machine, sensor, device_sequence, value, score, threshold, detector,"
                    + " incident, phase, severity, reason, abnormal_readings, peak_score, "
                    + MILLIS.formatted("event_time")
                    + " AS at, "
                    + MILLIS.formatted("opened_at")
                    + " AS opened FROM anomalies";

    private final int port;
    private final String database;

    Lake(int port, String database) {
        this.port = port;
        this.database = database;
    }

    /** Everything that is stored, rows that are there twice included. */
    Stored stored() throws SQLException {
        try (Analyst analyst = new Analyst(port, database)) {
            List<Map.Entry<Long, SpecificRecord>> rows = new ArrayList<>();
            rows.addAll(
                    analyst.ask(
                            "SELECT sequence, machine, sensor, revision, count, mean, min, max,"
                                    + " standard_deviation, last, "
                                    + MILLIS.formatted("window_start")
                                    + " AS starts, "
                                    + MILLIS.formatted("window_end")
                                    + " AS ends FROM window_summaries",
                            Lake::summary));
            rows.addAll(analyst.ask(ANOMALIES, Lake::anomaly));
            rows.addAll(
                    analyst.ask(
                            "SELECT sequence, "
                                    + MILLIS.formatted("measured_at")
                                    + " FROM gateway_health",
                            Lake::health));
            return Stored.ofRows(rows);
        }
    }

    private static Map.Entry<Long, SpecificRecord> summary(ResultSet row) throws SQLException {
        return Map.entry(
                row.getLong("sequence"),
                WindowSummary.newBuilder()
                        .setGateway(GatewayStage.GATEWAY)
                        .setSite("")
                        .setMachine(row.getString("machine"))
                        .setSensor(row.getString("sensor"))
                        .setType("")
                        .setWindowStart(Instant.ofEpochMilli(row.getLong("starts")))
                        .setWindowEnd(Instant.ofEpochMilli(row.getLong("ends")))
                        .setRevision(row.getInt("revision"))
                        .setCount(row.getLong("count"))
                        .setMean(row.getDouble("mean"))
                        .setMin(row.getDouble("min"))
                        .setMax(row.getDouble("max"))
                        .setStandardDeviation(row.getDouble("standard_deviation"))
                        .setLast(row.getDouble("last"))
                        .build());
    }

    private static Map.Entry<Long, SpecificRecord> anomaly(ResultSet row) throws SQLException {
        return Map.entry(
                row.getLong("sequence"),
                Anomaly.newBuilder()
                        .setGateway(GatewayStage.GATEWAY)
                        .setSite("")
                        .setMachine(row.getString("machine"))
                        .setSensor(row.getString("sensor"))
                        .setType("")
                        .setEventTime(Instant.ofEpochMilli(row.getLong("at")))
                        .setDeviceSequence(row.getObject("device_sequence", Long.class))
                        .setValue(row.getDouble("value"))
                        .setScore(row.getDouble("score"))
                        .setThreshold(row.getDouble("threshold"))
                        .setDetector(row.getString("detector"))
                        .setDetectorVersion("")
                        .setIncident(row.getString("incident"))
                        .setPhase(AnomalyPhase.valueOf(row.getString("phase")))
                        .setOpenedAt(Instant.ofEpochMilli(row.getLong("opened")))
                        .setSeverity(Severity.valueOf(row.getString("severity")))
                        .setReason(AnomalyReason.valueOf(row.getString("reason")))
                        .setAbnormalReadings(row.getLong("abnormal_readings"))
                        .setPeakScore(row.getDouble("peak_score"))
                        .build());
    }

    private static Map.Entry<Long, SpecificRecord> health(ResultSet row) throws SQLException {
        return Map.entry(
                row.getLong(1),
                GatewayHealth.newBuilder()
                        .setGateway(GatewayStage.GATEWAY)
                        .setMeasuredAt(Instant.ofEpochMilli(row.getLong(2)))
                        .setStartedAt(Instant.EPOCH)
                        .setVersion("")
                        .setReadingsParsed(0)
                        .setReadingsRejected(0)
                        .setReadingsLate(0)
                        .setResultsEmitted(0)
                        .setResultsUplinked(0)
                        .setOutboxRows(0)
                        .setOutboxBytes(0)
                        .build());
    }
}
