package io.tidemark.edge.model;

/**
 * What a model did, and how long it took.
 *
 * @param predictions what it foresaw
 * @param errors what it failed to foresee, or not as finite numbers
 * @param nanos time that these took together, monotonic clock
 * @param worstNanos the longest of them
 * @param judgedNanos the same as nanos, but of each no more than a bound: a process that was not
 *     run for a while says nothing of a model
 */
public record Effort(long predictions, long errors, long nanos, long worstNanos, long judgedNanos) {

    static final Effort NONE = new Effort(0, 0, 0, 0, 0);

    private static final double NANOS_PER_MICRO = 1_000;

    /**
     * The same with one attempt more.
     *
     * @param attempt null if the model was not asked
     * @param mostNanos what is judged of the time that it took
     */
    Effort with(Attempt attempt, long mostNanos) {
        if (attempt == null) {
            return this;
        }
        boolean good = attempt.prediction() != null;
        return new Effort(
                predictions + (good ? 1 : 0),
                errors + (good ? 0 : 1),
                nanos + attempt.nanos(),
                Math.max(worstNanos, attempt.nanos()),
                judgedNanos + Math.min(mostNanos, attempt.nanos()));
    }

    /** Predictions and errors. */
    long attempts() {
        return predictions + errors;
    }

    /** Mean time of an attempt, microseconds; null if there was none. */
    public Double meanMicros() {
        return attempts() == 0 ? null : nanos / NANOS_PER_MICRO / attempts();
    }

    /** Mean of the judged times, microseconds; null if there was none. */
    Double judgedMicros() {
        return attempts() == 0 ? null : judgedNanos / NANOS_PER_MICRO / attempts();
    }

    /** Longest time of an attempt, microseconds; null if there was none. */
    public Double worstMicros() {
        return attempts() == 0 ? null : worstNanos / NANOS_PER_MICRO;
    }
}
