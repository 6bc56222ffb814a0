package io.tidemark.edge.identity;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.uplink.Acknowledgement;
import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;

/**
 * IoT Core as far as identities go: signs requests, registers, and accepts connections of active
 * certificates only. It can be told to fail before or after any call.
 */
final class FakeCloud implements Endpoint {

    /** The process of the gateway ends here, as far as a test can tell. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final Duration LIFE = Duration.ofDays(100);

    final List<String> connections = new ArrayList<>();
    final List<String> published = new ArrayList<>();
    final Set<String> active = new HashSet<>();
    private final Map<String, String> byToken = new HashMap<>();
    private final KeyPair keys = keys();

    /** Notes, and perhaps stops, every call. */
    Runnable atEachCall = () -> {};

    /** Null if gateways are registered. */
    String refusal;

    /** Whether certificates work after their registration. */
    boolean activates = true;

    boolean reachable = true;
    private final AdjustableClock clock;
    private FakeLine open;

    FakeCloud(AdjustableClock clock) {
        this.clock = clock;
    }

    /** Writes the files of a claim that is active. */
    void writeClaim(Path certificate, Path privateKey) throws IOException {
        CertificateRequest request = CertificateRequest.make("claim");
        String pem = sign(request.request());
        active.add(new ClientCertificate(pem, "").id());
        Files.writeString(certificate, pem);
        Files.writeString(privateKey, request.privateKey());
    }

    @Override
    public Line open(ClientCertificate identity, String clientId, Attempts attempts) {
        atEachCall.run();
        FakeLine line = new FakeLine(identity, clientId, attempts);
        line.attempt();
        open = line;
        return line;
    }

    /** Another attempt of the line that was opened last. */
    void attemptAgain() {
        open.attempt();
    }

    private String sign(String request) {
        try (PEMParser parser = new PEMParser(new StringReader(request));
                StringWriter text = new StringWriter();
                JcaPEMWriter writer = new JcaPEMWriter(text)) {
            PKCS10CertificationRequest parsed = (PKCS10CertificationRequest) parser.readObject();
            X509CertificateHolder signed =
                    new X509v3CertificateBuilder(
                                    new X500Name("CN=cloud"),
                                    BigInteger.valueOf(System.nanoTime()),
                                    Date.from(clock.instant()),
                                    Date.from(clock.instant().plus(LIFE)),
                                    parsed.getSubject(),
                                    parsed.getSubjectPublicKeyInfo())
                            .build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(keys.getPrivate()));
            writer.writeObject(signed);
            writer.flush();
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class FakeLine implements Line {

        private final ClientCertificate identity;
        private final String clientId;
        private final Attempts attempts;
        private boolean connected;
        private boolean closed;

        FakeLine(ClientCertificate identity, String clientId, Attempts attempts) {
            this.identity = identity;
            this.clientId = clientId;
            this.attempts = attempts;
        }

        void attempt() {
            connected = reachable && active.contains(identity.id());
            if (connected) {
                connections.add(clientId + " with " + identity.id());
                attempts.connected();
            } else {
                attempts.failed(reachable, reachable ? "closed" : "no network");
            }
        }

        @Override
        public Issuer issuer(String template) {
            return new FakeIssuer();
        }

        @Override
        public Mqtt5Client mqtt() {
            return null;
        }

        @Override
        public void start() {}

        @Override
        public boolean connected() {
            return connected && !closed && reachable && active.contains(identity.id());
        }

        @Override
        public CompletableFuture<Acknowledgement> publish(String topic, byte[] payload) {
            atEachCall.run();
            published.add(topic + " with " + identity.id());
            return CompletableFuture.completedFuture(new Acknowledgement(0, "SUCCESS"));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class FakeIssuer implements Issuer {

        @Override
        public Issued issue(String request) throws IOException {
            atEachCall.run();
            String pem = sign(request);
            String id = new ClientCertificate(pem, "").id();
            byToken.put("token of " + id, id);
            atEachCall.run();
            return new Issued(pem, "token of " + id);
        }

        @Override
        public void register(Issued issued, String gateway) throws IOException {
            atEachCall.run();
            if (refusal != null) {
                throw new RefusedException(refusal, null);
            }
            if (activates) {
                active.add(byToken.get(issued.token()));
            }
            atEachCall.run();
        }

        @Override
        public void close() {}
    }
}
