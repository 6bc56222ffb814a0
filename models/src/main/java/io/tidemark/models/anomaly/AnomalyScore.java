package io.tidemark.models.anomaly;

/**
 * Tells by a number from 0 to 1 how much a reading is news, for evaluations that choose a threshold
 * themselves, such as the Numenta Anomaly Benchmark. It does for every threshold at once what
 * incidents do for the detector's own: after a reading that is news nothing is for a while but what
 * is clearly worse.
 *
 * <p>Not thread-safe; one for each series, as it remembers the last news.
 */
public final class AnomalyScore {

    /** The hold-down of a sensor that is known well, in readings. */
    private static final double HOLD_DOWN_READINGS = 500;

    /** A short history can do with a short hold-down: this part of the readings so far. */
    private static final double PART_OF_HISTORY = 0.1;

    /** How many times as far from usual as the last news is news within the hold-down. */
    private static final double WORSE = 1.2;

    private long readings;
    private long newsAt;
    private double news;

    /**
     * Takes in the verdict on the next reading of the series.
     *
     * @return score / (score + threshold), so one half at the threshold; 0 if the reading is not
     *     news, or the detector has not learnt enough to have a threshold
     */
    public double next(Verdict verdict) {
        readings++;
        if (Double.isInfinite(verdict.threshold())) {
            return 0;
        }
        double excess = verdict.score() / verdict.threshold();
        double holdDown = Math.min(HOLD_DOWN_READINGS, PART_OF_HISTORY * readings);
        // What is news is more than all news before that are still held down.
        boolean heldDown = news > 0 && readings - newsAt <= holdDown;
        if (heldDown && excess <= WORSE * news) {
            return 0;
        }
        newsAt = readings;
        news = excess;
        return verdict.score() / (verdict.score() + verdict.threshold());
    }
}
