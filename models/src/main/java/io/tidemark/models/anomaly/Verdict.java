package io.tidemark.models.anomaly;

/** What a detector says of one reading. */
public final class Verdict {

    private final double score;
    private final double threshold;
    private final boolean abnormal;

    public Verdict(double score, double threshold, boolean abnormal) {
        this.score = score;
        this.threshold = threshold;
        this.abnormal = abnormal;
    }

    /** How abnormal the reading is, &gt;= 0, higher is more; comparable within one detector. */
    public double score() {
        return score;
    }

    /** The score above which the reading counted as abnormal at that moment. */
    public double threshold() {
        return threshold;
    }

    /**
     * Whether the reading is to be reported: its score is above the threshold and the detector is
     * neither warming up nor holding down after its last report.
     */
    public boolean abnormal() {
        return abnormal;
    }

    @Override
    public String toString() {
        return "score " + score + ", threshold " + threshold + (abnormal ? ", abnormal" : "");
    }
}
