package io.tidemark.edge.model;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a model on trial, or in its probation, must not exceed.
 *
 * @param duration shortest trial of an order that says nothing else, listening time; default 1 d
 * @param predictions least predictions of a trial of an order that says nothing else; default 100
 * @param probation time after its promotion in which a model is taken back by itself, listening
 *     time; default 1 d
 * @param mostErrors largest share of predictions that may fail, 0 to 1; default 0.01
 * @param longestPrediction longest mean time of a prediction, each counted up to twice that;
 *     default 50 ms
 * @param mostSlowdown how many times the mean time of the model beside it a prediction may take,
 *     beyond a tenth of the longest; default 10
 * @param leastAgreement least share of predictions that agree at the end of the trial, 0 to 1;
 *     default 0.5
 * @param mostDrift largest population stability index of what both foresee; default 4, as a model
 *     that was much better had 1
 */
public record TrialBounds(
        Duration duration,
        long predictions,
        Duration probation,
        double mostErrors,
        Duration longestPrediction,
        double mostSlowdown,
        double leastAgreement,
        double mostDrift)
        implements Serializable {

    public static final TrialBounds DEFAULT =
            new TrialBounds(
                    Duration.ofDays(1),
                    100,
                    Duration.ofDays(1),
                    0.01,
                    Duration.ofMillis(50),
                    10,
                    0.5,
                    4);
}
