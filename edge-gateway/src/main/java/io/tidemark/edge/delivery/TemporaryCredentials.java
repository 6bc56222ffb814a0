package io.tidemark.edge.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tidemark.edge.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import software.amazon.awssdk.crt.auth.credentials.Credentials;

/**
 * What the credentials provider of AWS IoT gives for a certificate.
 *
 * @param accessKeyId public
 * @param secretAccessKey secret
 * @param sessionToken secret
 * @param expiration ISO-8601, UTC
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TemporaryCredentials(
        String accessKeyId, String secretAccessKey, String sessionToken, String expiration) {

    /**
     * The answer of the provider.
     *
     * @param credentials in it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(TemporaryCredentials credentials) {}

    /**
     * @throws IOException if the JSON has none; does not repeat what it has
     */
    static TemporaryCredentials parse(byte[] json) throws IOException {
        try {
            TemporaryCredentials found = Json.read(json, Answer.class).credentials();
            if (found != null && found.isWhole()) {
                return found;
            }
        } catch (IOException | DateTimeException e) {
            throw new IOException("the credentials provider answered with no credentials", e);
        }
        throw new IOException("the credentials provider answered without credentials");
    }

    private boolean isWhole() {
        return accessKeyId != null
                && secretAccessKey != null
                && sessionToken != null
                && expiration != null
                && Instant.parse(expiration) != null;
    }

    Instant expiresAt() {
        return Instant.parse(expiration);
    }

    Credentials forSigning() {
        return new Credentials(bytes(accessKeyId), bytes(secretAccessKey), bytes(sessionToken));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing that is secret. */
    @Override
    public String toString() {
        return "credentials until " + expiration;
    }
}
