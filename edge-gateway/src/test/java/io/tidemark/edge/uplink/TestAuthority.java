package io.tidemark.edge.uplink;

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

/** A certificate authority of one test, with a server for localhost and clients. */
public final class TestAuthority {

    public static final String PASSWORD = "of-a-test";

    private final Path directory;
    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private long serial = 1;

    /** Files of one identity, PEM. */
    public record Identity(Path certificate, Path privateKey) {}

    public TestAuthority(Path directory, String name)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        this.directory = Files.createDirectories(directory);
        this.certificate = issue(name, keys, true);
        writePem("authority.pem", certificate);
    }

    public Path certificateFile() {
        return directory.resolve("authority.pem");
    }

    public Identity client(String name)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair own = keys();
        return new Identity(
                writePem(name + ".pem", issue(name, own, false)),
                writePem(name + ".key", own.getPrivate()));
    }

    /** A PKCS #12 file with the key and certificate of a server on localhost. */
    public Path serverKeyStore()
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair own = keys();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                own.getPrivate(),
                PASSWORD.toCharArray(),
                new X509Certificate[] {issue("localhost", own, false), certificate});
        return write("server.p12", store);
    }

    /** A PKCS #12 file with the certificate of the authority. */
    public Path trustStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        return write("trust.p12", store);
    }

    private X509Certificate issue(String name, KeyPair subject, boolean authority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        X500Principal issuer =
                authority ? new X500Principal("CN=" + name) : certificate.getSubjectX500Principal();
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(serial++),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        new X500Principal("CN=" + name),
                        subject.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(keys.getPrivate())));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
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
