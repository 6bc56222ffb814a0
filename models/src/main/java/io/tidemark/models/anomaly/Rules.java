package io.tidemark.models.anomaly;

import java.io.Serializable;
import java.time.Duration;

/** What is known of a sensor beforehand, without learning; each part is null if it is not known. */
public final class Rules implements Serializable {

    private static final long serialVersionUID = 1L;

    // Before the constants that are checked against it.
    private static final Duration LONGEST = Duration.ofDays(3_653);

    /** Knows nothing. */
    public static final Rules NONE = new Rules(null, null, null, null, null);

    private final Double minimum;
    private final Double maximum;
    private final Double maximumChangePerSecond;
    private final Duration flatLineAfter;
    private final Duration missingAfter;

    /**
     * @param minimum as {@link #minimum()}, finite, below the maximum
     * @param maximum as {@link #maximum()}, finite
     * @param maximumChangePerSecond as {@link #maximumChangePerSecond()}, finite, &gt; 0
     * @param flatLineAfter as {@link #flatLineAfter()}, a millisecond to ten years
     * @param missingAfter as {@link #missingAfter()}, a millisecond to ten years
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Rules(
            Double minimum,
            Double maximum,
            Double maximumChangePerSecond,
            Duration flatLineAfter,
            Duration missingAfter) {
        require(minimum == null || Double.isFinite(minimum), "minimum", minimum, "finite");
        require(maximum == null || Double.isFinite(maximum), "maximum", maximum, "finite");
        require(
                minimum == null || maximum == null || minimum < maximum,
                "minimum",
                minimum,
                "less than the maximum, " + maximum);
        require(
                maximumChangePerSecond == null
                        || maximumChangePerSecond > 0 && Double.isFinite(maximumChangePerSecond),
                "maximumChangePerSecond",
                maximumChangePerSecond,
                "> 0 and finite");
        requirePositive("flatLineAfter", flatLineAfter);
        requirePositive("missingAfter", missingAfter);
        this.minimum = minimum;
        this.maximum = maximum;
        this.maximumChangePerSecond = maximumChangePerSecond;
        this.flatLineAfter = flatLineAfter;
        this.missingAfter = missingAfter;
    }

    /** Least value that is in order, in the sensor's unit; null for no such bound. */
    public Double minimum() {
        return minimum;
    }

    /** Greatest value that is in order, in the sensor's unit; null for no such bound. */
    public Double maximum() {
        return maximum;
    }

    /**
     * Greatest change within a second, or for each second between readings that are further apart,
     * in the sensor's unit; null for no such bound.
     */
    public Double maximumChangePerSecond() {
        return maximumChangePerSecond;
    }

    /**
     * How long, by event time, readings may repeat the same value to the last bit; null for ever.
     * Should be several times the interval between readings: a pause as long as this is no flat
     * line, as nothing was measured in it.
     */
    public Duration flatLineAfter() {
        return flatLineAfter;
    }

    /** How long no reading may come; null for ever. */
    public Duration missingAfter() {
        return missingAfter;
    }

    private static void requirePositive(String name, Duration duration) {
        require(
                duration == null
                        || duration.compareTo(Duration.ofMillis(1)) >= 0
                                && duration.compareTo(LONGEST) <= 0,
                name,
                duration,
                "a millisecond to ten years");
    }

    private static void require(boolean fulfilled, String name, Object value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
