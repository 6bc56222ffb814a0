package io.tidemark.edge.delivery;

import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.UplinkConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.HttpClientConnection;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.io.TlsContext;
import software.amazon.awssdk.crt.io.TlsContextOptions;

/**
 * Temporary credentials for the gateway's certificate, by the credentials provider of AWS IoT. They
 * are asked for again shortly before they expire.
 *
 * <p>The SDK's own provider asks at port 443 only, and trusts what the platform trusts.
 */
final class CredentialsProvider implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final int LARGEST = 16 << 10;
    private static final int OK = 200;

    private final String alias;
    private final String thing;
    private final Clock clock;
    private final TlsContext tls;
    private final SocketOptions sockets;
    private final HttpClientConnectionManager connections;
    private final String host;
    private TemporaryCredentials held;

    /**
     * @param config with a role alias
     * @param uplink which authority is trusted
     * @param identity whose the credentials are
     * @param thing name of the gateway
     */
    CredentialsProvider(
            DeliveryConfig config,
            UplinkConfig uplink,
            ClientCertificate identity,
            String thing,
            Clock clock) {
        this.alias = config.roleAlias();
        this.thing = thing;
        this.clock = clock;
        URI uri = URI.create("https://" + config.credentialsEndpoint());
        this.host = uri.getAuthority();
        this.sockets = new SocketOptions();
        try (TlsContextOptions options =
                TlsContextOptions.createWithMtls(identity.pem(), identity.privateKey())) {
            if (uplink.certificateAuthority() != null) {
                options.withCertificateAuthorityFromPath(
                        null, uplink.certificateAuthority().toString());
            }
            this.tls = new TlsContext(options);
        }
        this.connections =
                HttpClientConnectionManager.create(
                        new HttpClientConnectionManagerOptions()
                                .withUri(uri)
                                .withTlsContext(tls)
                                .withSocketOptions(sockets)
                                .withClientBootstrap(ClientBootstrap.getOrCreateStaticDefault())
                                .withMaxConnections(1));
    }

    /**
     * Credentials that are good for some minutes.
     *
     * @throws IOException if there are none now
     */
    synchronized TemporaryCredentials get() throws IOException {
        if (held == null || clock.instant().isAfter(held.expiresAt().minus(BEFORE_EXPIRY))) {
            held = TemporaryCredentials.parse(ask());
        }
        return held;
    }

    private byte[] ask() throws IOException {
        HttpRequest request =
                new HttpRequest(
                        "GET",
                        "/role-aliases/" + alias + "/credentials",
                        new HttpHeader[] {
                            new HttpHeader("Host", host),
                            new HttpHeader("x-amzn-iot-thingname", thing)
                        },
                        null);
        HttpClientConnection connection =
                Waiting.on(connections.acquireConnection(), ANSWER, "credentials provider");
        try {
            Answer answer = new Answer();
            try (HttpStream stream = connection.makeRequest(request, answer)) {
                stream.activate();
                return Waiting.on(answer.body, ANSWER, "credentials provider");
            }
        } finally {
            connections.releaseConnection(connection);
        }
    }

    @Override
    public void close() {
        connections.close();
        tls.close();
        sockets.close();
    }

    /** Gathers what comes. */
    private static final class Answer implements HttpStreamResponseHandler {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int status;

        @Override
        public void onResponseHeaders(
                HttpStream stream, int code, int blockType, HttpHeader[] headers) {
            status = code;
        }

        @Override
        public int onResponseBody(HttpStream stream, byte[] part) {
            if (bytes.size() + part.length <= LARGEST) {
                bytes.writeBytes(part);
            }
            return part.length;
        }

        @Override
        public void onResponseComplete(HttpStream stream, int error) {
            if (error != CRT.AWS_CRT_SUCCESS) {
                body.completeExceptionally(new IOException(CRT.awsErrorString(error)));
            } else if (status != OK) {
                body.completeExceptionally(new IOException("HTTP " + status));
            } else {
                body.complete(bytes.toByteArray());
            }
        }
    }
}
