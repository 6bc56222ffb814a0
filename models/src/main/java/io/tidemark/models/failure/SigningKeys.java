package io.tidemark.models.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey
 * -pubout} write them.
 */
public final class SigningKeys {

    private SigningKeys() {}

    /** A new pair. */
    public static KeyPair generate() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if the file holds none; says what was expected
     */
    public static PublicKey readPublic(Path pem) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException if the file holds none; says what was expected
     */
    public static PrivateKey readPrivate(Path pem) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The key as a PEM file that {@link #readPublic} reads. */
    public static String pem(PublicKey key) {
        throw new UnsupportedOperationException();
    }

    /** The key as a PEM file that {@link #readPrivate} reads. */
    public static String pem(PrivateKey key) {
        throw new UnsupportedOperationException();
    }
}
