package io.tidemark.rollout.fleet;

import io.tidemark.rollout.model.ModelReference;

/**
 * What a gateway is told.
 *
 * @param file the model; null if a hand has written something else into the shadow
 * @param trial before the model is taken
 * @param order number of the decision that this follows from; a later decision has a higher one
 */
public record DesiredModel(ModelReference file, Trial trial, long order) {}
