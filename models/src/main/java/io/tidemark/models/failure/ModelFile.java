package io.tidemark.models.failure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * A model as one file: eight bytes of magic, length and JSON of the header, length and bytes of the
 * model, SHA-256 of all that, length and Ed25519 signature of all that. Lengths are four bytes, big
 * endian. Nothing in a file is believed before its signature is verified.
 */
public final class ModelFile {

    private static final byte[] MAGIC = "TIDEMRK1".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final int LARGEST = 64 << 20;

    private ModelFile() {}

    /** The model as signed bytes; the same model and key give the same bytes. */
    public static byte[] encode(FailureModel model, PrivateKey key) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(MAGIC);
            writeBlock(out, model.header().encode());
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            model.write(new DataOutputStream(body));
            writeBlock(out, body.toByteArray());
            out.write(hash(bytes.toByteArray(), bytes.size()));
            writeBlock(out, SigningKeys.sign(bytes.toByteArray(), key));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    /**
     * The model that the bytes hold.
     *
     * @throws ModelRefusedException if they are not a whole model signed with the key's counterpart
     */
    public static FailureModel decode(byte[] bytes, PublicKey key) throws ModelRefusedException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (!Arrays.equals(take(buffer, MAGIC.length), MAGIC)) {
            throw new ModelRefusedException(
                    "this is no Tidemark model: it does not begin like one");
        }
        byte[] header = takeBlock(buffer);
        byte[] body = takeBlock(buffer);
        int hashed = buffer.position();
        byte[] hash = take(buffer, HASH_BYTES);
        int signed = buffer.position();
        byte[] signature = takeBlock(buffer);
        if (buffer.hasRemaining()) {
            throw new ModelRefusedException(
                    "the model has " + buffer.remaining() + " bytes after its end");
        }
        if (!MessageDigest.isEqual(hash, hash(bytes, hashed))) {
            throw new ModelRefusedException(
                    "the model was changed or damaged: its SHA-256 is not the one written in it");
        }
        verify(Arrays.copyOf(bytes, signed), signature, key);
        return parse(header, body);
    }

    /** Writes the signed model so that a reader finds the earlier file, or the whole new one. */
    public static void write(Path file, FailureModel model, PrivateKey key) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
        try (FileChannel channel =
                FileChannel.open(
                        partial,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(encode(model, key));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Reads a model file.
     *
     * @throws ModelRefusedException as {@link #decode}, or if the file is too large for a model
     */
    public static FailureModel read(Path file, PublicKey key)
            throws IOException, ModelRefusedException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ModelRefusedException(
                        file + " is larger than a model may be, " + LARGEST + " bytes");
            }
            return decode(bytes, key);
        }
    }

    private static void verify(byte[] message, byte[] signature, PublicKey key)
            throws ModelRefusedException {
        if (signature.length == 0) {
            throw new ModelRefusedException("the model is not signed");
        }
        if (signature.length != SIGNATURE_BYTES || !SigningKeys.verify(message, signature, key)) {
            throw new ModelRefusedException(
                    "the model's signature does not fit the public key: it was signed with another"
                            + " key, or changed");
        }
    }

    private static FailureModel parse(byte[] header, byte[] body) throws ModelRefusedException {
        try {
            int features = ModelHeader.featureVersion(header);
            if (features != FeatureExtractor.FEATURE_VERSION) {
                throw new ModelRefusedException(
                        "the model was trained on features of version "
                                + features
                                + ", this release computes version "
                                + FeatureExtractor.FEATURE_VERSION);
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
            FailureModel model = FailureModel.read(ModelHeader.decode(header), in);
            if (in.available() > 0) {
                throw new ModelRefusedException(
                        "the model is signed but damaged: " + in.available() + " bytes are left");
            }
            return model;
        } catch (DamagedModelException | IOException e) {
            throw new ModelRefusedException(
                    "the model is signed but damaged: " + e.getMessage(), e);
        }
    }

    private static void writeBlock(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    private static byte[] takeBlock(ByteBuffer buffer) throws ModelRefusedException {
        int length = ByteBuffer.wrap(take(buffer, Integer.BYTES)).getInt();
        if (length < 0) {
            throw new ModelRefusedException("the model is damaged: a length in it is " + length);
        }
        return take(buffer, length);
    }

    private static byte[] take(ByteBuffer buffer, int length) throws ModelRefusedException {
        if (buffer.remaining() < length) {
            throw new ModelRefusedException(
                    "the model is truncated: it has "
                            + buffer.limit()
                            + " bytes, expected "
                            + ((long) length - buffer.remaining())
                            + " more or longer");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
