package io.tidemark.models.failure;

/** What a model says of a machine. Times are in the unit of the model: seconds, or cycles. */
public final class Prediction {

    private final double remainingLife;
    private final double lower;
    private final double upper;
    private final double failureProbability;

    /**
     * @param remainingLife as {@link #remainingLife()}
     */
    public Prediction(double remainingLife, double lower, double upper, double failureProbability) {
        this.remainingLife = remainingLife;
        this.lower = lower;
        this.upper = upper;
        this.failureProbability = failureProbability;
    }

    /** Remaining useful life, &gt;= 0; at most the model's cap, which means that long or longer. */
    public double remainingLife() {
        return remainingLife;
    }

    /** Lower end of the calibrated interval of the remaining life, &gt;= 0. */
    public double lower() {
        return lower;
    }

    /** Upper end of the calibrated interval of the remaining life; may lie beyond the cap. */
    public double upper() {
        return upper;
    }

    /** Probability, 0 to 1, of a failure within the model's horizon. */
    public double failureProbability() {
        return failureProbability;
    }
}
