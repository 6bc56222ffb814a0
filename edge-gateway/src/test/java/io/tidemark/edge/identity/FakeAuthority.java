package io.tidemark.edge.identity;

import io.tidemark.edge.outbox.AdjustableClock;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Signs requests, with another library than the gateway's. */
final class FakeAuthority {

    /** How long its certificates are valid. */
    static final Duration LIFE = Duration.ofDays(100);

    private final AdjustableClock clock;
    private final KeyPair keys = keys();

    FakeAuthority(AdjustableClock clock) {
        this.clock = clock;
    }

    /** The certificate, PEM, valid from now on. */
    String sign(String request) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(request));
                StringWriter text = new StringWriter();
                JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate((PKCS10CertificationRequest) parser.readObject()));
            writer.flush();
            return text.toString();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CertificateHolder certificate(PKCS10CertificationRequest request)
            throws OperatorCreationException {
        return new X509v3CertificateBuilder(
                        new X500Name("CN=cloud"),
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(clock.instant()),
                        Date.from(clock.instant().plus(LIFE)),
                        request.getSubject(),
                        request.getSubjectPublicKeyInfo())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
