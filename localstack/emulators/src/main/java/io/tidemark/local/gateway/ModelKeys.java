package io.tidemark.local.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * The pair of keys of a stage's models: the trainer signs with one, gateways verify with the other.
 *
 * @param privateKey PEM file, readable by its owner only
 * @param publicKey PEM file
 */
public record ModelKeys(Path privateKey, Path publicKey) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Those that are kept in a directory. */
    public static ModelKeys in(Path directory) {
        return new ModelKeys(
                directory.resolve("private-key.pem"), directory.resolve("public-key.pem"));
    }

    /** Makes a new pair in a directory, in which there is none. */
    public static ModelKeys create(Path directory) throws IOException {
        Files.createDirectories(directory);
        ModelKeys files = in(directory);
        KeyPair pair = generate();
        Files.createFile(files.privateKey, OWNER_ONLY);
        Files.writeString(files.privateKey, pem(pair.getPrivate(), "PRIVATE KEY"));
        Files.writeString(files.publicKey, pem(pair.getPublic(), "PUBLIC KEY"));
        return files;
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java has Ed25519 since 15", impossible);
        }
    }

    private static String pem(Key key, String kind) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
