package io.tidemark.trainer.registry;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.ModelRefusedException;
import io.tidemark.models.failure.SigningKeys;
import io.tidemark.trainer.lake.RegistryRow;
import io.tidemark.trainer.lake.RegistryRows;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Publishes models and reads what was published. The files come first and the row last, so that a
 * run that is killed at any moment leaves nothing that anyone believes.
 */
public final class Publisher {

    private final ModelFiles files;
    private final RegistryRows registry;
    private final KeyPair keys;

    /**
     * @param keys the pair that signs and verifies
     */
    public Publisher(ModelFiles files, RegistryRows registry, KeyPair keys) {
        this.files = files;
        this.registry = registry;
        this.keys = keys;
    }

    /**
     * A model that was published.
     *
     * @throws IllegalStateException if its file is not the one that was published, or is refused
     */
    public FailureModel load(RegistryRow row) {
        byte[] bytes = files.read(row.location());
        if (!sha256(bytes).equals(row.sha256())) {
            throw new IllegalStateException(
                    row.location() + " is not what was published: its SHA-256 is another");
        }
        try {
            return ModelFile.decode(bytes, keys.getPublic());
        } catch (ModelRefusedException e) {
            throw new IllegalStateException(row.location() + " is refused: " + e.getMessage(), e);
        }
    }

    /**
     * Signs and publishes a model.
     *
     * @param row what is known of it; location, hash and size are filled in
     * @return the row as it is registered
     */
    public RegistryRow publish(FailureModel model, RegistryRow row) {
        int version = Integer.parseInt(row.version());
        byte[] bytes = ModelFile.encode(model, keys.getPrivate());
        RegistryRow registered =
                new RegistryRow(
                        row.name(),
                        row.version(),
                        row.machineType(),
                        row.publishedAt(),
                        row.decision(),
                        row.comparedWith(),
                        row.dataVersion(),
                        row.trainingSnapshotId(),
                        row.featureVersion(),
                        row.sensors(),
                        row.metrics(),
                        files.location(version, ModelFiles.MODEL),
                        sha256(bytes),
                        bytes.length);
        byte[] signature = SigningKeys.sign(bytes, keys.getPrivate());
        files.write(version, ModelFiles.MODEL, bytes);
        files.write(
                version, ModelFiles.METADATA, ModelMetadata.encode(registered, model, signature));
        // What was written must be what a gateway will take.
        load(registered);
        registry.append(registered);
        return registered;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
