package io.tidemark.trainer.options;

import io.tidemark.models.failure.SigningKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Where a model goes.
 *
 * @param models folder of all models, without a slash at its end
 * @param keys the pair that signs and verifies
 * @param compareWith version that the new one has to beat, {@link #NONE}, or null for the newest
 *     that was first or better
 */
public record PublishingSettings(String models, KeyPair keys, String compareWith) {

    /** Compares with nothing. */
    public static final String NONE = "none";

    /** Reads the options and the keys; faults go to the reader. */
    static PublishingSettings read(PublishingOptions options, OptionReader reader) {
        String models =
                reader.required(
                        "--models",
                        options.models,
                        LakeLocation::folder,
                        "s3://bucket/models or file:///path");
        PrivateKey signing =
                reader.required(
                        "--signing-key",
                        options.signingKey,
                        PublishingSettings::privateKey,
                        "a file with a private key of Ed25519 in PEM");
        PublicKey verifying =
                reader.required(
                        "--public-key",
                        options.publicKey,
                        PublishingSettings::publicKey,
                        "a file with a public key of Ed25519 in PEM");
        requirePair(signing, verifying, options.publicKey, reader);
        String compareWith =
                reader.optional(
                        "--compare-with",
                        options.compareWith,
                        text -> LakeLocation.matching(text, "none|[1-9][0-9]{0,8}"),
                        "a version such as 3, or none");
        return new PublishingSettings(models, new KeyPair(verifying, signing), compareWith);
    }

    private static void requirePair(
            PrivateKey signing, PublicKey verifying, String publicKey, OptionReader reader) {
        if (signing != null && verifying != null && !arePair(signing, verifying)) {
            reader.fault(
                    "--public-key: "
                            + publicKey
                            + " is not the counterpart of the signing key, no gateway would take"
                            + " the model");
        }
    }

    private static boolean arePair(PrivateKey signing, PublicKey verifying) {
        byte[] message = {1};
        return SigningKeys.verify(message, SigningKeys.sign(message, signing), verifying);
    }

    private static PrivateKey privateKey(String file) {
        try {
            return SigningKeys.readPrivate(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        }
    }

    private static PublicKey publicKey(String file) {
        try {
            return SigningKeys.readPublic(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        }
    }
}
