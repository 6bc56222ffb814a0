package io.tidemark.edge.model;

import io.tidemark.models.failure.Prediction;

/**
 * What came of asking a model for a machine's future.
 *
 * @param prediction null if there is an error
 * @param error why there is no prediction that can be used; null if there is one
 * @param nanos time that it took, monotonic clock
 */
public record Attempt(Prediction prediction, String error, long nanos) {

    /** Of a prediction that may have numbers that are not finite. */
    public static Attempt of(Prediction prediction, long nanos) {
        boolean finite =
                Double.isFinite(prediction.remainingLife())
                        && Double.isFinite(prediction.lower())
                        && Double.isFinite(prediction.upper())
                        && Double.isFinite(prediction.failureProbability());
        return finite
                ? new Attempt(prediction, null, nanos)
                : new Attempt(null, "a number that is not finite", nanos);
    }

    /** Of a model that failed. */
    public static Attempt failed(RuntimeException failure, long nanos) {
        return new Attempt(null, failure.toString(), nanos);
    }
}
