package io.tidemark.models.anomaly;

/** What is said of one reading. */
public final class Verdict {

    private final double score;
    private final double threshold;
    private final double expectedLower;
    private final double expectedUpper;
    private final Reason reason;

    /**
     * @param score as {@link #score()}
     * @param threshold as {@link #threshold()}
     * @param expectedLower as {@link #expectedLower()}
     * @param expectedUpper as {@link #expectedUpper()}
     * @param reason as {@link #reason()}
     */
    public Verdict(
            double score,
            double threshold,
            double expectedLower,
            double expectedUpper,
            Reason reason) {
        this.score = score;
        this.threshold = threshold;
        this.expectedLower = expectedLower;
        this.expectedUpper = expectedUpper;
        this.reason = reason;
    }

    /**
     * How abnormal the reading is, &gt;= 0, finite, higher is more; comparable within one detector.
     */
    public double score() {
        return score;
    }

    /**
     * The score above which the reading counted as abnormal at that moment, &gt; 0; infinite while
     * the detector has not learnt enough to say so.
     */
    public double threshold() {
        return threshold;
    }

    /** Values from here on are expected, in the sensor's unit; -infinity without such a bound. */
    public double expectedLower() {
        return expectedLower;
    }

    /** Values up to here are expected, in the sensor's unit; infinity without such a bound. */
    public double expectedUpper() {
        return expectedUpper;
    }

    /** Why the reading is abnormal; if it is not, why it would be. */
    public Reason reason() {
        return reason;
    }

    /** Whether the score is above the threshold. */
    public boolean abnormal() {
        return score > threshold;
    }

    @Override
    public String toString() {
        return "score "
                + score
                + ", threshold "
                + threshold
                + ", expected "
                + expectedLower
                + " to "
                + expectedUpper
                + (abnormal() ? ", " + reason : "");
    }
}
