package io.tidemark.edge.model;

import io.tidemark.edge.file.DurableFile;
import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.ModelRefusedException;
import io.tidemark.models.failure.SigningKeys;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/**
 * The models that the gateway has, each a file named by its hash. A file that is there is whole and
 * durable. Nothing of it is believed before its hash and its signature are verified, each time.
 */
public final class ModelShelf {

    /** Size of the largest file that may be a model, bytes. */
    public static final int LARGEST = 64 << 20;

    private static final String SUFFIX = ".model";

    /** A file that was put there just now is about to be asked for. */
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    private final Path directory;
    private final Path publicKey;

    /**
     * @param publicKey Ed25519 key, PEM, whose counterpart signs models
     */
    public ModelShelf(Path directory, Path publicKey) {
        this.directory = directory;
        this.publicKey = publicKey;
    }

    /** Where a model is or will be. */
    public static Path file(Path directory, String sha256) {
        return directory.resolve(sha256 + SUFFIX);
    }

    /** The hash of a model's bytes, 64 lower-case hexadecimal digits. */
    public static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Puts a model on a shelf.
     *
     * @return its hash
     */
    public static String put(Path directory, byte[] bytes) throws IOException {
        String sha256 = hash(bytes);
        Path file = file(directory, sha256);
        Files.createDirectories(directory);
        if (!claim(directory, sha256)) {
            DurableFile.write(file, bytes);
        }
        return sha256;
    }

    /** Whether the model is there, in which case it is left there for the next hour at least. */
    public static boolean claim(Path directory, String sha256) throws IOException {
        Path file = file(directory, sha256);
        if (!Files.exists(file)) {
            return false;
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return true;
    }

    /**
     * The model with the hash.
     *
     * @throws IOException if the file or the key cannot be read
     * @throws ModelRefusedException if it must not be used
     */
    FailureModel load(String sha256) throws IOException, ModelRefusedException {
        Path file = file(directory, sha256);
        if (Files.size(file) > LARGEST) {
            throw new ModelRefusedException(
                    file + " is larger than a model may be, " + LARGEST + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!hash(bytes).equals(sha256)) {
            throw new ModelRefusedException(file + " was changed: its name is not its SHA-256");
        }
        return decode(bytes);
    }

    private FailureModel decode(byte[] bytes) throws IOException, ModelRefusedException {
        FailureModel model = ModelFile.decode(bytes, key());
        if (model.stepMillis() == 0) {
            throw new ModelRefusedException(
                    "model "
                            + model.name()
                            + " "
                            + model.version()
                            + " counts in cycles, expected one that counts in time");
        }
        return model;
    }

    private PublicKey key() throws IOException, ModelRefusedException {
        try {
            return SigningKeys.readPublic(publicKey);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(publicKey + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the others, but for those put there within the last hour. */
    public static void keepOnly(Path directory, Set<String> hashes) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(LEFT_ALONE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String hash = name.substring(0, name.length() - SUFFIX.length());
                if (!hashes.contains(hash) && Files.getLastModifiedTime(file).compareTo(old) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
