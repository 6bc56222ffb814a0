package io.tidemark.edge.delivery;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.crt.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.crt.auth.credentials.StaticCredentialsProvider.StaticCredentialsProviderBuilder;
import software.amazon.awssdk.crt.auth.signing.AwsSigner;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig.AwsSignedBodyHeaderType;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig.AwsSignedBodyValue;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;

/** Signs requests to Amazon S3 with temporary credentials. */
final class SignatureVersion4 implements RequestSigner {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String HOST = "Host";

    private final CredentialsProvider credentials;
    private final String region;
    private final Clock clock;

    /**
     * @param credentials is closed with this
     */
    SignatureVersion4(CredentialsProvider credentials, String region, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException {
        TemporaryCredentials temporary = credentials.get();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(HOST, uri.getAuthority());
        HttpHeader[] unsigned =
                all.entrySet().stream()
                        .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                        .toArray(HttpHeader[]::new);
        HttpRequest request = new HttpRequest("GET", uri.getRawPath(), unsigned, null);
        Map<String, String> signed = new LinkedHashMap<>();
        for (HttpHeader header : signed(request, temporary).getHeaders()) {
            // The client of the JDK writes it itself, as here.
            if (!header.getName().equalsIgnoreCase(HOST)) {
                signed.put(header.getName(), header.getValue());
            }
        }
        return signed;
    }

    private HttpRequest signed(HttpRequest request, TemporaryCredentials temporary)
            throws IOException {
        try (StaticCredentialsProvider provider =
                        new StaticCredentialsProviderBuilder()
                                .withCredentials(temporary.forSigning())
                                .build();
                AwsSigningConfig config =
                        AwsSigningConfig.getDefaultS3SigningConfig(region, provider)) {
            config.setTime(clock.millis());
            config.setSignedBodyValue(AwsSignedBodyValue.EMPTY_SHA256);
            config.setSignedBodyHeader(AwsSignedBodyHeaderType.X_AMZ_CONTENT_SHA256);
            return Waiting.on(AwsSigner.signRequest(request, config), LONGEST, "signature");
        }
    }

    @Override
    public void close() {
        credentials.close();
    }
}
