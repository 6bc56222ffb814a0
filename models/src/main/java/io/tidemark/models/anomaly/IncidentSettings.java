package io.tidemark.models.anomaly;

import java.io.Serializable;
import java.time.Duration;

/** When an incident is over, how severe it is, and when the next one is another. */
public final class IncidentSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final IncidentSettings DEFAULT =
            new IncidentSettings(Duration.ofMinutes(5), 30, Duration.ofHours(1), 60, 1.5, 3);

    private final Duration closeAfter;
    private final int closeAfterReadings;
    private final Duration holdDown;
    private final int holdDownReadings;
    private final double mediumFrom;
    private final double highFrom;

    /**
     * @param closeAfter as {@link #closeAfter()}, not negative
     * @param closeAfterReadings as {@link #closeAfterReadings()}, &gt;= 1
     * @param holdDown as {@link #holdDown()}, not negative
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
        require(!closeAfter.isNegative(), "closeAfter", closeAfter, "not negative");
        require(closeAfterReadings >= 1, "closeAfterReadings", closeAfterReadings, ">= 1");
        require(!holdDown.isNegative(), "holdDown", holdDown, "not negative");
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

    private static void require(boolean fulfilled, String name, Object value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
