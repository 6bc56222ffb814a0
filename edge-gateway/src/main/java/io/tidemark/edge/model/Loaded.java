package io.tidemark.edge.model;

import io.tidemark.models.failure.FailureModel;

/**
 * A model in memory.
 *
 * @param use what it is
 * @param model what predicts
 */
record Loaded(ModelInUse use, FailureModel model) {

    Loaded since(long millis) {
        return new Loaded(use.since(millis), model);
    }

    static FailureModel model(Loaded loaded) {
        return loaded == null ? null : loaded.model;
    }

    static ModelInUse use(Loaded loaded) {
        return loaded == null ? null : loaded.use;
    }

    static String file(Loaded loaded) {
        return loaded == null ? null : loaded.use.sha256();
    }

    static String version(Loaded loaded) {
        return loaded == null ? null : loaded.use.version();
    }
}
