package io.tidemark.models.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A model as one file, signed with Ed25519. Nothing in a file is believed before its signature is
 * verified.
 */
public final class ModelFile {

    private ModelFile() {}

    /** The model as signed bytes; the same model and key give the same bytes. */
    public static byte[] encode(FailureModel model, PrivateKey key) {
        throw new UnsupportedOperationException();
    }

    /**
     * The model that the bytes hold.
     *
     * @throws ModelRefusedException if they are not a whole model signed with the key's counterpart
     */
    public static FailureModel decode(byte[] bytes, PublicKey key) throws ModelRefusedException {
        throw new UnsupportedOperationException();
    }

    /** Writes the signed model so that a reader finds the earlier file, or the whole new one. */
    public static void write(Path file, FailureModel model, PrivateKey key) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a model file.
     *
     * @throws ModelRefusedException as {@link #decode}, or if the file is too large for a model
     */
    public static FailureModel read(Path file, PublicKey key)
            throws IOException, ModelRefusedException {
        throw new UnsupportedOperationException();
    }
}
