package io.tidemark.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** Models in a bucket, and what the shadow of a gateway desires of them. */
final class DesiredModels implements AutoCloseable {

    private static final String GATEWAY = "gateway-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final S3Client s3;
    private final IotDataPlaneClient shadows;
    private final String bucket;
    private final Map<String, byte[]> versions = new HashMap<>();

    DesiredModels(String s3Endpoint, String iotEndpoint, String bucket) {
        this.s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), s3Endpoint);
        this.shadows = LocalAws.client(IotDataPlaneClient.builder(), iotEndpoint);
        this.bucket = bucket;
    }

    /** Puts a version into the bucket and lets the shadow desire it. */
    void put(String version, byte[] model, int trialSeconds) {
        s3.putObject(
                request -> request.bucket(bucket).key(key(version)), RequestBody.fromBytes(model));
        versions.put(version, model);
        want(version, trialSeconds);
    }

    /** Lets the shadow desire a version that is there. */
    void want(String version, int trialSeconds) {
        byte[] model = versions.get(version);
        String document =
                """
                {"state": {"desired": {"name": "presses", "version": "%s",
                 "location": "s3://%s/%s", "sha256": "%s", "bytes": %d,
                 "trial": {"seconds": %d, "predictions": 20}}}}
                """
                        .formatted(
                                version,
                                bucket,
                                key(version),
                                sha256(model),
                                model.length,
                                trialSeconds);
        shadows.updateThingShadow(
                request ->
                        request.thingName(GATEWAY)
                                .shadowName("model")
                                .payload(SdkBytes.fromUtf8String(document)));
    }

    /** What the gateway reports; empty before it did. */
    JsonNode reported() {
        try {
            byte[] shadow =
                    shadows.getThingShadow(
                                    request -> request.thingName(GATEWAY).shadowName("model"))
                            .payload()
                            .asByteArray();
            return JSON.readTree(shadow).at("/state/reported");
        } catch (ResourceNotFoundException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String version) {
        return "models/presses/" + version + "/failure.model";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        s3.close();
        shadows.close();
    }
}
