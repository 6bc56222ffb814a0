package io.tidemark.models.failure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The trained model as a file, and files made by the written format rather than by our code. */
final class SignedFile {

    static final int MAGIC_BYTES = 8;
    static final int HASH_BYTES = 32;
    static final int SIGNATURE_BLOCK_BYTES = 4 + 64;
    static final byte[] BYTES =
            ModelFile.encode(TrainedModel.MODEL, TrainedModel.KEYS.getPrivate());

    private SignedFile() {}

    static String header() {
        return new String(headerBytes(), StandardCharsets.UTF_8);
    }

    static byte[] headerBytes() {
        int length = ByteBuffer.wrap(BYTES).getInt(MAGIC_BYTES);
        return Arrays.copyOfRange(BYTES, MAGIC_BYTES + 4, MAGIC_BYTES + 4 + length);
    }

    static byte[] body() {
        int from = MAGIC_BYTES + 4 + headerBytes().length + 4;
        return Arrays.copyOfRange(BYTES, from, BYTES.length - HASH_BYTES - SIGNATURE_BLOCK_BYTES);
    }

    /** A file as the format is written down, signed with the right key. */
    static byte[] signed(byte[] header, byte[] body) {
        ByteBuffer file =
                ByteBuffer.allocate(
                        MAGIC_BYTES
                                + 4
                                + header.length
                                + 4
                                + body.length
                                + HASH_BYTES
                                + SIGNATURE_BLOCK_BYTES);
        file.put("TIDEMRK1".getBytes(StandardCharsets.US_ASCII));
        file.putInt(header.length).put(header).putInt(body.length).put(body);
        file.put(hash(file.array(), file.position()));
        byte[] message = Arrays.copyOf(file.array(), file.position());
        file.putInt(64).put(SigningKeys.sign(message, TrainedModel.KEYS.getPrivate()));
        return file.array();
    }

    static byte[] hash(byte[] bytes, int length) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
