package io.tidemark.it.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts models where the trainer puts them; no gateway in this test opens one. */
record PublishedModels(S3Client s3, String bucket) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Publishes a version; the file last, as a reader of the metadata expects it. */
    void publish(String name, int version, String decision)
            throws IOException, GeneralSecurityException {
        byte[] model = (name + " " + version).getBytes(StandardCharsets.UTF_8);
        put(name, version, "failure.model", model);
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("name", name).put("version", Integer.toString(version));
        metadata.put("publishedAt", "2026-03-01T12:00:00Z").put("decision", decision);
        metadata.put("file", "failure.model").put("bytes", model.length);
        metadata.put("sha256", sha256(model));
        metadata.put("signature", Base64.getEncoder().encodeToString(new byte[64]));
        metadata.putObject("metrics").put("held_out_rmse", 10.0 + version);
        put(name, version, "metadata.json", JSON.writeValueAsBytes(metadata));
    }

    static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void put(String name, int version, String file, byte[] content) {
        String key = "models/" + name + "/" + version + "/" + file;
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }
}
