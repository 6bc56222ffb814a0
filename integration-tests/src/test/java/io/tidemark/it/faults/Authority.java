package io.tidemark.it.faults;

import io.tidemark.local.gateway.GatewayIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the certificates of one stage: the endpoint's, for localhost, and a gateway's. */
final class Authority {

    static final String PASSWORD = "of-a-test";
    private static final Duration VALID = Duration.ofDays(2);

    private final Path directory;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private long serial = 1;

    Authority(Path directory)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        this.directory = Files.createDirectories(directory);
        this.certificate = issue("authority", keys, true);
        writePem("authority.pem", certificate);
    }

    /** A gateway's certificate and key, and what it is to trust. */
    GatewayIdentity gateway(String thing)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair own = keys();
        return new GatewayIdentity(
                thing,
                writePem(thing + ".pem", issue(thing, own, false)),
                writePem(thing + ".key", own.getPrivate()),
                directory.resolve("authority.pem"));
    }

    /** A PKCS #12 file with the key and the certificate of a server on localhost. */
    Path serverKeyStore() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair own = keys();
        KeyStore store = empty();
        store.setKeyEntry(
                "server",
                own.getPrivate(),
                PASSWORD.toCharArray(),
                new X509Certificate[] {issue("localhost", own, false), certificate});
        return write("server.p12", store);
    }

    /** A PKCS #12 file with the certificate of the authority. */
    Path trustStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", certificate);
        return write("trust.p12", store);
    }

    private X509Certificate issue(String name, KeyPair subject, boolean authority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        new X500Principal("CN=authority"),
                        BigInteger.valueOf(serial++),
                        Date.from(now.minus(VALID)),
                        Date.from(now.plus(VALID)),
                        new X500Principal("CN=" + name),
                        subject.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        JcaContentSignerBuilder signer = new JcaContentSignerBuilder("SHA256withRSA");
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(signer.build(keys.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path writePem(String file, Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(value);
        }
        return Files.writeString(directory.resolve(file), text.toString());
    }

    private Path write(String file, KeyStore store) throws GeneralSecurityException, IOException {
        Path path = directory.resolve(file);
        try (OutputStream output = Files.newOutputStream(path)) {
            store.store(output, PASSWORD.toCharArray());
        }
        return path;
    }
}
