package io.tidemark.edge.identity;

import io.tidemark.edge.outbox.AdjustableClock;
import io.tidemark.edge.uplink.Acknowledgement;
import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

    final List<String> connections = new ArrayList<>();
    final List<String> published = new ArrayList<>();
    final Set<String> active = new HashSet<>();
    private final Map<String, String> byToken = new HashMap<>();

    /** Notes, and perhaps stops, every call. */
    Runnable atEachCall = () -> {};

    /** Null if gateways are registered. */
    String refusal;

    /** Whether certificates work after their registration. */
    boolean activates = true;

    boolean reachable = true;
    private final FakeAuthority authority;
    private FakeLine open;

    FakeCloud(AdjustableClock clock) {
        this.authority = new FakeAuthority(clock);
    }

    /** Writes the files of a claim that is active. */
    void writeClaim(Path certificate, Path privateKey) throws IOException {
        CertificateRequest request = CertificateRequest.make("claim");
        String pem = authority.sign(request.request());
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
            String pem = authority.sign(request);
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
