package io.tidemark.commandline.bench.gateway;

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

/** A certificate authority of one run, whose certificates are good for a day. */
final class RunAuthority {

    /** Of the PKCS 12 files, whose secrets are worth a day on one machine. */
    static final String PASSWORD = "of-a-run";

    private static final int KEY_BITS = 2_048;

    private final Path directory;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Path file;
    private long serial = 1;

    /** PEM files of one identity. */
    record Identity(Path certificate, Path privateKey) {}

    private RunAuthority(Path directory) throws IOException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        this.keys = keys();
        this.certificate = issue("bench-authority", keys, true);
        this.file = write("authority.pem", certificate);
    }

    /** Makes an authority that keeps its files in the directory. */
    static RunAuthority in(Path directory) throws IOException {
        try {
            return new RunAuthority(directory);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java VM makes no RSA certificates", e);
        }
    }

    Path certificateFile() {
        return file;
    }

    /** A new identity for a client, or for the server of that host name. */
    Identity issue(String name) throws IOException {
        try {
            KeyPair own = keys();
            return new Identity(
                    write(name + ".pem", issue(name, own, false)),
                    write(name + ".key", own.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java VM makes no RSA certificates", e);
        }
    }

    /** A PKCS 12 file with a new identity for the server of that host name. */
    Path keyStore(String name) throws IOException {
        try {
            KeyPair own = keys();
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    name,
                    own.getPrivate(),
                    PASSWORD.toCharArray(),
                    new X509Certificate[] {issue(name, own, false), certificate});
            return write(name + ".p12", store);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java VM writes no PKCS 12 files", e);
        }
    }

    /** A PKCS 12 file with the certificate of this authority. */
    Path trustStore() throws IOException {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("authority", certificate);
            return write("authority.p12", store);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java VM writes no PKCS 12 files", e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Path write(String name, KeyStore store) throws IOException, GeneralSecurityException {
        Path stored = directory.resolve(name);
        try (OutputStream output = Files.newOutputStream(stored)) {
            store.store(output, PASSWORD.toCharArray());
        }
        return stored;
    }

    private X509Certificate issue(String name, KeyPair subject, boolean authority)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        X500Principal issuer =
                authority ? new X500Principal("CN=" + name) : certificate.getSubjectX500Principal();
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(serial++),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        new X500Principal("CN=" + name),
                        subject.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    private Path write(String name, Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(value);
        }
        return Files.writeString(directory.resolve(name), text.toString());
    }
}
