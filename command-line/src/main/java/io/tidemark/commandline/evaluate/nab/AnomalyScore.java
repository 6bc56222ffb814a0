package io.tidemark.commandline.evaluate.nab;

import io.tidemark.models.anomaly.Verdict;

/** A verdict as the benchmark's anomaly score. */
final class AnomalyScore {

    private AnomalyScore() {}

    /**
     * From 0 to 1: how far the score is beyond the detector's own threshold, one half at the
     * threshold itself, 0 while the detector has not learnt enough to have one.
     */
    static double of(Verdict verdict) {
        return Double.isInfinite(verdict.threshold())
                ? 0
                : verdict.score() / (verdict.score() + verdict.threshold());
    }
}
