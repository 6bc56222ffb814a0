package io.tidemark.models.anomaly;

import java.io.Serializable;
import java.time.Duration;

/** When an incident is over, how severe it is, and when the next one is another. */
public final class IncidentSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    // Before the constants that are checked against it.
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final double LARGEST_EXCESS = 1e9;

    /** For sensors that read every second to every few minutes. */
    public static final IncidentSettings DEFAULT =
            new IncidentSettings(Duration.ofMinutes(5), 30, Duration.ofHours(1), 60, 1.5, 3);

    private final Duration closeAfter;
    private final int closeAfterReadings;
    private final Duration holdDown;
    private final int holdDownReadings;
    private final double mediumFrom;
    private final double highFrom;

    /**
     * @param closeAfter as {@link #closeAfter()}, 0 to a year
     * @param closeAfterReadings as {@link #closeAfterReadings()}, &gt;= 1
     * @param holdDown as {@link #holdDown()}, 0 to a year
     * @param holdDownReadings as {@link #holdDownReadings()}, &gt;= 0
     * @param mediumFrom as {@link #mediumFrom()}, &gt;= 1
     * @param highFrom as {@link #highFrom()}, not below mediumFrom
     * @throws IllegalArgumentException if a value is out of its range
     */
    public IncidentSettings(
            Duration closeAfter,
            int closeAfterReadings,
            Duration holdDown,
            int holdDownReadings,
            double mediumFrom,
            double highFrom) {
        requireDuration("closeAfter", closeAfter);
        require(closeAfterReadings >= 1, "closeAfterReadings", closeAfterReadings, ">= 1");
        requireDuration("holdDown", holdDown);
        require(holdDownReadings >= 0, "holdDownReadings", holdDownReadings, ">= 0");
        require(mediumFrom >= 1, "mediumFrom", mediumFrom, ">= 1");
        require(highFrom >= mediumFrom, "highFrom", highFrom, ">= mediumFrom, " + mediumFrom);
        this.closeAfter = closeAfter;
        this.closeAfterReadings = closeAfterReadings;
        this.holdDown = holdDown;
        this.holdDownReadings = holdDownReadings;
        this.mediumFrom = mediumFrom;
        this.highFrom = highFrom;
    }

    /** How long, by event time, nothing may be abnormal before an incident is closed. */
    public Duration closeAfter() {
        return closeAfter;
    }

    /** How many readings must be clearly in order before an incident is closed. */
    public int closeAfterReadings() {
        return closeAfterReadings;
    }

    /**
     * How long after its closing, by event time, an incident goes on with the next abnormal reading
     * rather than another being opened.
     */
    public Duration holdDown() {
        return holdDown;
    }

    /** The same in readings; the longer of the two holds. */
    public int holdDownReadings() {
        return holdDownReadings;
    }

    /** Score in thresholds, or distance from the middle of the band in half bands, of MEDIUM. */
    public double mediumFrom() {
        return mediumFrom;
    }

    /** Score in thresholds, or distance from the middle of the band in half bands, of HIGH. */
    public double highFrom() {
        return highFrom;
    }

    /**
     * How far a reading is from usual: its score in thresholds, or its distance from the middle of
     * the expected band in half bands if that says more, as a forest's scores tell far from very
     * far badly. Finite.
     */
    static double excess(Verdict verdict, double value) {
        double byScore = verdict.score() / verdict.threshold();
        double byBand = verdict.reason() == Reason.UNUSUAL ? halfBands(verdict, value) : 0;
        return Math.min(LARGEST_EXCESS, Math.max(byScore, byBand));
    }

    /** How severe an abnormal reading is. What breaks a rule that somebody has set is not LOW. */
    Severity severity(Reason reason, double excess) {
        Severity byRule = leastSeverity(reason);
        if (excess >= highFrom || byRule == Severity.HIGH) {
            return Severity.HIGH;
        }
        return excess >= mediumFrom ? Severity.MEDIUM : byRule;
    }

    private static double halfBands(Verdict verdict, double value) {
        double half = verdict.expectedUpper() / 2 - verdict.expectedLower() / 2;
        double middle = verdict.expectedLower() / 2 + verdict.expectedUpper() / 2;
        return half > 0 && Double.isFinite(half) ? Math.abs(value / half - middle / half) : 0;
    }

    private static Severity leastSeverity(Reason reason) {
        switch (reason) {
            case ABOVE_RANGE:
            case BELOW_RANGE:
                return Severity.HIGH;
            case TOO_FAST:
            case FLAT_LINE:
            case MISSING:
                return Severity.MEDIUM;
            case UNUSUAL:
            case RELATION:
                return Severity.LOW;
        }
        throw new AssertionError(reason);
    }

    private static void requireDuration(String name, Duration duration) {
        require(
                !duration.isNegative() && duration.compareTo(LONGEST) <= 0,
                name,
                duration,
                "0 to a year");
    }

    private static void require(boolean fulfilled, String name, Object value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
