package io.tidemark.edge.identity;

import io.tidemark.edge.uplink.Attempts;
import io.tidemark.edge.uplink.ClientCertificate;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.crt.CrtRuntimeException;

/**
 * From no identity to the first, and from one to the next. A certificate is in use only once the
 * cloud accepted a connection with it; until then the one before is kept and works.
 */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    /** A certificate may be unknown to parts of the cloud for some seconds after it was made. */
    static final Duration TRIAL = Duration.ofMinutes(1);

    private final IdentityConfig config;
    private final Endpoint endpoint;
    private final String gateway;
    private final CloudConnection connection;
    private final Duration trial;
    private final Clock clock;
    private final IdentityFiles files;
    private final Enrolment enrolment;

    /**
     * @param endpoint for the claim, which has a connection of its own
     * @param gateway its serial number and thing name
     * @param connection of the gateway
     * @param trial how long a connection is waited for
     */
    Succession(
            IdentityConfig config,
            Endpoint endpoint,
            String gateway,
            CloudConnection connection,
            Duration trial,
            Clock clock)
            throws IOException {
        this.config = config;
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.connection = connection;
        this.trial = trial;
        this.clock = clock;
        this.files = IdentityFiles.in(config.directory());
        this.enrolment = new Enrolment(files, gateway);
    }

    /**
     * Connects with the identity of before; null if there is none. What was being tried when the
     * gateway ended is tried again only if there is nothing else.
     */
    ClientCertificate resume() throws IOException {
        ClientCertificate current = files.current();
        if (current != null) {
            LOG.info("identity: {}", current);
            files.discardCandidate();
            connection.use(current);
        }
        return current;
    }

    /** When an identity is due to be replaced. */
    Instant renewalAt(ClientCertificate identity) {
        return new RenewalTime(config.renewBefore(), config.renewAfter()).of(identity);
    }

    /**
     * Asks for the first identity by the claim, and connects with it.
     *
     * @throws IOException if there is none now
     */
    ClientCertificate first() throws IOException, InterruptedException {
        ClientCertificate candidate = files.candidate();
        return tryOut(candidate == null ? claim() : candidate, null);
    }

    private ClientCertificate claim() throws IOException, InterruptedException {
        ClientCertificate claim =
                ClientCertificate.read(config.claimCertificate(), config.claimPrivateKey());
        Attempts attempts = new Attempts(clock);
        try (Line line = endpoint.open(claim, config.template() + ":" + gateway, attempts);
                Issuer issuer = line.issuer(config.template())) {
            if (!attempts.awaitConnection(trial)) {
                throw new IOException("no connection with the claim: " + attempts.problem());
            }
            return enrolment.enrol(issuer);
        } catch (CrtRuntimeException e) {
            throw new IOException("the claim cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Asks for the next identity by the one that is held, and connects with it.
     *
     * @throws IOException if that failed; then the connection has the one that is held
     */
    ClientCertificate next(ClientCertificate held) throws IOException, InterruptedException {
        ClientCertificate candidate;
        try (Issuer issuer = connection.issuer(config.template())) {
            candidate = enrolment.enrol(issuer);
        }
        return tryOut(candidate, held);
    }

    /**
     * @param before null if there is none
     */
    private ClientCertificate tryOut(ClientCertificate candidate, ClientCertificate before)
            throws IOException, InterruptedException {
        boolean adopted = false;
        try {
            connection.use(candidate);
            if (!connection.attempts().awaitConnection(trial)) {
                throw new IOException(
                        "no connection with the new certificate: "
                                + connection.attempts().problem());
            }
            files.adoptCandidate();
            adopted = true;
            LOG.info("identity: {} from now on", candidate);
            return candidate;
        } finally {
            if (!adopted) {
                goBack(before);
            }
        }
    }

    private void goBack(ClientCertificate before) throws IOException {
        // Without another, one that was not even refused may still work.
        if (before != null || connection.attempts().turnedAway() > 0) {
            files.discardCandidate();
        }
        if (before == null) {
            connection.drop();
        } else {
            connection.use(before);
        }
    }
}
