package io.tidemark.rollout;

import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelStore;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import io.tidemark.rollout.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models that were published. */
final class FakeModels implements ModelStore {

    private final Map<ModelVersion, ModelMetadata> published = new TreeMap<>(FakeModels::compare);

    private static int compare(ModelVersion one, ModelVersion other) {
        return one.toString().compareTo(other.toString());
    }

    FakeModels publish(String name, int version, Verdict verdict) {
        ModelVersion model = ModelVersion.published(name, "" + version);
        published.put(
                model,
                new ModelMetadata(
                        model,
                        "press",
                        Instant.EPOCH,
                        verdict,
                        version == 1 ? null : "" + (version - 1),
                        Map.of(),
                        reference(model)));
        return this;
    }

    static ModelReference reference(ModelVersion model) {
        return new ModelReference(
                model,
                "s3://lake/models/" + model.name() + "/" + model.version() + "/failure.model",
                "ab".repeat(32),
                1_000);
    }

    void delete(ModelVersion model) {
        published.remove(model);
    }

    @Override
    public List<String> names() {
        return published.keySet().stream().map(ModelVersion::name).distinct().toList();
    }

    @Override
    public List<String> versions(String name) {
        return published.keySet().stream()
                .filter(model -> model.name().equals(name))
                .map(ModelVersion::version)
                .toList();
    }

    @Override
    public ModelMetadata metadata(ModelVersion model) {
        ModelMetadata found = published.get(model);
        if (found == null) {
            throw new RefusedModelException("There is no " + model + ".");
        }
        return found;
    }
}
