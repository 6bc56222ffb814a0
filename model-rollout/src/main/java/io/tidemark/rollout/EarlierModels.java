package io.tidemark.rollout;

import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models that gateways go back to, each looked up once. Thread-safe. */
final class EarlierModels {

    private final ModelStore models;
    private final Map<ModelVersion, Optional<ModelReference>> found = new ConcurrentHashMap<>();

    EarlierModels(ModelStore models) {
        this.models = models;
    }

    /** Where to get a model; null if the store cannot give it, or there is none to go back to. */
    ModelReference find(ModelVersion model) {
        return model == null ? null : found.computeIfAbsent(model, this::look).orElse(null);
    }

    private Optional<ModelReference> look(ModelVersion model) {
        if (!ModelVersion.isName(model.name()) || !ModelVersion.isVersion(model.version())) {
            return Optional.empty();
        }
        try {
            return Optional.of(models.metadata(model).file());
        } catch (RefusedModelException gone) {
            return Optional.empty();
        }
    }
}
