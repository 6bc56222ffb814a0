package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What is known of an incident that is open, or was not long ago. */
final class Incident {

    /** So much further from usual than the last news a reading is that is news again. */
    private static final double NEWS_FROM = 3;

    private final long openedAtMillis;
    private Severity severity = Severity.LOW;
    private long abnormalReadings;
    private Verdict worst;
    private double worstValue;
    private double toldExcess;

    /**
     * @param openedAtMillis event time of the reading that opened it
     */
    Incident(long openedAtMillis) {
        this.openedAtMillis = openedAtMillis;
    }

    /**
     * Adds an abnormal reading.
     *
     * @param excess how far it is from usual, in thresholds
     * @return whether it makes the incident more severe, or much more abnormal
     */
    boolean add(double value, Verdict verdict, Severity readingSeverity, double excess) {
        abnormalReadings++;
        // Rules and detectors score on different scales, so that only thresholds compare.
        if (worst == null || thresholds(verdict) > thresholds(worst)) {
            worst = verdict;
            worstValue = value;
        }
        if (readingSeverity.compareTo(severity) <= 0 && excess < NEWS_FROM * toldExcess) {
            return false;
        }
        severity = readingSeverity.compareTo(severity) > 0 ? readingSeverity : severity;
        toldExcess = Math.max(toldExcess, excess);
        return true;
    }

    long abnormalReadings() {
        return abnormalReadings;
    }

    IncidentChange change(IncidentChange.Phase phase, Verdict verdict, String explanation) {
        return new IncidentChange(
                phase,
                openedAtMillis,
                severity,
                abnormalReadings,
                worst.score(),
                worstValue,
                verdict,
                explanation);
    }

    IncidentChange closed(Verdict verdict, String explanation) {
        Verdict last =
                new Verdict(
                        verdict.score(),
                        verdict.threshold(),
                        verdict.expectedLower(),
                        verdict.expectedUpper(),
                        worst.reason());
        return change(IncidentChange.Phase.CLOSED, last, explanation);
    }

    private static double thresholds(Verdict verdict) {
        return verdict.score() / verdict.threshold();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(openedAtMillis);
        out.writeUTF(severity.name());
        out.writeLong(abnormalReadings);
        StateBytes.writeVerdict(out, worst);
        out.writeDouble(worstValue);
        out.writeDouble(toldExcess);
    }

    static Incident read(DataInputStream in) throws IOException {
        Incident incident = new Incident(in.readLong());
        incident.severity = Severity.valueOf(in.readUTF());
        incident.abnormalReadings = in.readLong();
        incident.worst = StateBytes.readVerdict(in);
        incident.worstValue = in.readDouble();
        incident.toldExcess = in.readDouble();
        return incident;
    }
}
