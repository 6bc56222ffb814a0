package io.tidemark.models.failure;

/**
 * Makes a model's inputs out of the steps of one machine, for training and for prediction alike.
 */
final class FeatureExtractor {

    /** Changes with every change of what the features are. */
    static final int FEATURE_VERSION = 1;

    private FeatureExtractor() {}
}
