package io.tidemark.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tidemark.edge.uplink.ClientCertificate;
import io.tidemark.edge.uplink.TestAuthority;
import io.tidemark.edge.uplink.UplinkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests signed with credentials that a certificate gets, from a server that demands one. */
class SignedRequestTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final URI FILE =
            URI.create("https://lake.s3.eu-west-1.amazonaws.com/models/presses/7/failure.model");

    @TempDir private Path directory;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = credentials("2026-01-02T04:04:05Z");
    private volatile int status = 200;
    private HttpsServer server;
    private TestAuthority authority;
    private RequestSigner signer;

    @BeforeEach
    void start() throws Exception {
        authority = new TestAuthority(directory, "authority");
        server = server();
        signer = signer(authority.client("gateway-1"));
    }

    @AfterEach
    void stop() {
        signer.close();
        server.stop(0);
    }

    /** Signed by botocore's S3SigV4Auth at the same time with the same credentials. */
    @Test
    void signsAsAnotherLanguageDoes() throws Exception {
        Map<String, String> headers = signer.sign(FILE, Map.of("Range", "bytes=10-"));

        assertThat(headers)
                .containsEntry("Range", "bytes=10-")
                .containsEntry("X-Amz-Date", "20260102T030405Z")
                .containsEntry("X-Amz-Security-Token", "token")
                .doesNotContainKey("Host");
        assertThat(headers.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/s3/aws4_request,")
                .endsWith(
                        "Signature=79a3c4637d53e9c631c41cadac071cf4975aed3d687cdac79ec1636192b1f9bf");
    }

    @Test
    void asksForItsRoleUnderItsOwnNameOnceAnHour() throws Exception {
        signer.sign(FILE, Map.of());
        signer.sign(FILE, Map.of());

        assertThat(asked).containsExactly("/role-aliases/models/credentials gateway-1");
    }

    @Test
    void asksAgainBeforeCredentialsExpire() throws Exception {
        answer = credentials("2026-01-02T03:08:00Z");
        signer.sign(FILE, Map.of());
        signer.sign(FILE, Map.of());

        assertThat(asked).hasSize(2);
    }

    @Test
    void saysWhatTheProviderAnsweredButNoSecret() {
        status = 403;
        assertThatThrownBy(() -> signer.sign(FILE, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HTTP 403");
        status = 200;
        answer = credentials("soon");
        assertThatThrownBy(() -> signer.sign(FILE, Map.of()))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("no credentials")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void getsNothingWithACertificateOfSomebodyElse() throws Exception {
        TestAuthority other = new TestAuthority(directory.resolve("other"), "other");
        try (RequestSigner stranger = signer(other.client("gateway-1"))) {
            assertThatThrownBy(() -> stranger.sign(FILE, Map.of())).isInstanceOf(IOException.class);
        }
        assertThat(asked).isEmpty();
    }

    private RequestSigner signer(TestAuthority.Identity identity) throws IOException {
        DeliveryConfig config =
                new DeliveryConfig(
                        directory,
                        null,
                        "eu-west-1",
                        "localhost:" + server.getAddress().getPort(),
                        "models",
                        Duration.ofDays(1),
                        100);
        UplinkConfig uplink =
                new UplinkConfig(
                        "localhost",
                        1,
                        identity.certificate(),
                        identity.privateKey(),
                        authority.certificateFile(),
                        "r",
                        1_000,
                        Duration.ZERO,
                        1,
                        Duration.ZERO);
        return ModelDeliveries.signer(
                config,
                uplink,
                ClientCertificate.read(identity.certificate(), identity.privateKey()),
                "gateway-1",
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private HttpsServer server() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(authority.serverKeyStore()), TestAuthority.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store(authority.trustStore()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer made =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters demanding = context.getDefaultSSLParameters();
                        demanding.setNeedClientAuth(true);
                        parameters.setSSLParameters(demanding);
                    }
                });
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, TestAuthority.PASSWORD.toCharArray());
        }
        return store;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(
                exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("x-amzn-iot-thingname"));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String credentials(String expiration) {
        return """
        {"credentials": {"accessKeyId": "AKID", "secretAccessKey": "secret",
         "sessionToken": "token", "expiration": "%s"}}
        """
                .formatted(expiration);
    }
}
