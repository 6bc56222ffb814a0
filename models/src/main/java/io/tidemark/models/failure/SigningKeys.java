package io.tidemark.models.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey
 * -pubout} write them. Needs Java 15 or newer.
 */
public final class SigningKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";

    private SigningKeys() {}

    /** A new pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if the file holds none; says what was expected
     */
    public static PublicKey readPublic(Path pem) throws IOException {
        try {
            return factory().generatePublic(new X509EncodedKeySpec(body(pem, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " holds no public key of Ed25519", e);
        }
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException if the file holds none; says what was expected
     */
    public static PrivateKey readPrivate(Path pem) throws IOException {
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(body(pem, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " holds no private key of Ed25519", e);
        }
    }

    /** The key as a PEM file that {@link #readPublic} reads. */
    public static String pem(PublicKey key) {
        return pem(key, PUBLIC);
    }

    /** The key as a PEM file that {@link #readPrivate} reads. */
    public static String pem(PrivateKey key) {
        return pem(key, PRIVATE);
    }

    /**
     * Signature of a message, 64 bytes.
     *
     * @throws IllegalArgumentException if the key is none of Ed25519
     */
    public static byte[] sign(byte[] message, PrivateKey key) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign with Ed25519", e);
        }
    }

    /** Whether the counterpart of the key signed the message; false for bytes that are none. */
    public static boolean verify(byte[] message, byte[] signed, PublicKey key) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // What the JDK throws for bytes that are no signature, or a key of another kind.
            return false;
        }
    }

    private static Signature signature() {
        try {
            return Signature.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoSuchAlgorithmException cause) {
        return new IllegalStateException("signed models need Java 15 or newer", cause);
    }

    private static String pem(Key key, String kind) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return begin(kind) + "\n" + body + "\n" + end(kind) + "\n";
    }

    private static byte[] body(Path pem, String kind) throws IOException {
        // A byte that is no ASCII must not fail differently from any other wrong one.
        String text = new String(Files.readAllBytes(pem), StandardCharsets.ISO_8859_1);
        int from = text.indexOf(begin(kind));
        int to = text.indexOf(end(kind));
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    pem + " is no PEM file with a line " + begin(kind) + " and one " + end(kind));
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin(kind).length(), to));
    }

    private static String begin(String kind) {
        return "-----BEGIN " + kind + "-----";
    }

    private static String end(String kind) {
        return "-----END " + kind + "-----";
    }
}
