package io.tidemark.edge.model;

import io.tidemark.models.failure.FailureModel;

/**
 * A model that the shelf has and that may be used.
 *
 * @param name as it says itself
 * @param version as it says itself
 * @param featureVersion version of the features that it was trained on
 * @param sha256 of its file
 * @param sinceMillis since when it is what it is, in service or beside, gateway clock, milliseconds
 *     since the epoch
 */
public record ModelInUse(
        String name, String version, int featureVersion, String sha256, long sinceMillis) {

    static ModelInUse of(FailureModel model, String sha256, long sinceMillis) {
        return new ModelInUse(
                model.name(), model.version(), model.featureVersion(), sha256, sinceMillis);
    }

    ModelInUse since(long millis) {
        return new ModelInUse(name, version, featureVersion, sha256, millis);
    }

    boolean isFile(String hash) {
        return sha256.equals(hash);
    }

    /** The model by its name and version, for people. */
    public String label() {
        return "model " + name + " " + version;
    }
}
