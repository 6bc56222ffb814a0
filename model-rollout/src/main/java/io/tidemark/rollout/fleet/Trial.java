package io.tidemark.rollout.fleet;

/**
 * How long a gateway runs a model beside the one in service before it takes it. Both have to pass.
 *
 * @param seconds at least so long; with 0 the model is taken at once
 * @param predictions at least so many
 */
public record Trial(long seconds, long predictions) {

    /** For a model that is known to be good. */
    public static final Trial NONE = new Trial(0, 0);

    public Trial {
        if (seconds < 0 || predictions < 0) {
            throw new IllegalArgumentException(
                    "A trial of " + seconds + " s and " + predictions + " predictions is none.");
        }
    }
}
