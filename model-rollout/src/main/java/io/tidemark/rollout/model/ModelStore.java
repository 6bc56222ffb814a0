package io.tidemark.rollout.model;

import java.util.List;

/** Where the trainer publishes models. Thread-safe. */
public interface ModelStore {

    /** Names of all models, in their order. */
    List<String> names();

    /** Versions of a model, the oldest first; empty if there is no such model. */
    List<String> versions(String name);

    /**
     * What was published of a version.
     *
     * @throws RefusedModelException if there is none, or it is not what the trainer writes
     */
    ModelMetadata metadata(ModelVersion model);
}
