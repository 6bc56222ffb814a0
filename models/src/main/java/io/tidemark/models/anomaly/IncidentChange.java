package io.tidemark.models.anomaly;

/** News of an incident. */
public final class IncidentChange {

    /** What the news is. */
    public enum Phase {
        /** It began with this reading. */
        OPENED,
        /**
         * It is more severe or far more abnormal than was said before, has come to stay after it
         * came and went, or goes on again within the hold-down.
         */
        UPDATED,
        /** It is over. */
        CLOSED
    }

    private final Phase phase;
    private final long openedAtMillis;
    private final Severity severity;
    private final long abnormalReadings;
    private final double peakScore;
    private final double peakValue;
    private final Verdict verdict;
    private final String explanation;

    /**
     * @param explanation as {@link #explanation()}
     */
    public IncidentChange(
            Phase phase,
            long openedAtMillis,
            Severity severity,
            long abnormalReadings,
            double peakScore,
            double peakValue,
            Verdict verdict,
            String explanation) {
        this.phase = phase;
        this.openedAtMillis = openedAtMillis;
        this.severity = severity;
        this.abnormalReadings = abnormalReadings;
        this.peakScore = peakScore;
        this.peakValue = peakValue;
        this.verdict = verdict;
        this.explanation = explanation;
    }

    public Phase phase() {
        return phase;
    }

    /** Event time of the reading that opened it, milliseconds since the epoch. */
    public long openedAtMillis() {
        return openedAtMillis;
    }

    /** Highest severity so far. */
    public Severity severity() {
        return severity;
    }

    /** Abnormal readings so far, &gt;= 1. */
    public long abnormalReadings() {
        return abnormalReadings;
    }

    /** Highest score so far. */
    public double peakScore() {
        return peakScore;
    }

    /** Value of the reading with the highest score so far, in the sensor's unit. */
    public double peakValue() {
        return peakValue;
    }

    /** Of the reading that is the news; of a closing, with the reason of the worst reading. */
    public Verdict verdict() {
        return verdict;
    }

    /** A sentence for people; null if there is nothing to add. */
    public String explanation() {
        return explanation;
    }
}
