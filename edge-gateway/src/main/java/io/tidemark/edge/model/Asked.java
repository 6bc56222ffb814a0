package io.tidemark.edge.model;

import io.tidemark.models.failure.Prediction;

/**
 * What a model says of a machine at one of its steps.
 *
 * @param attempt what came of asking it for this step; null if the step is too short to ask
 * @param newest what it says of the machine now, perhaps of an earlier step; null if nothing
 */
public record Asked(Attempt attempt, Prediction newest) {

    /** Of a model that is not there. */
    public static final Asked NOBODY = new Asked(null, null);
}
