package io.tidemark.edge.uplink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/** What a gateway shows for who it is: a certificate, and the key to it, which it never tells. */
public final class ClientCertificate {

    private final String pem;
    private final String privateKey;
    private final X509Certificate certificate;
    private final String id;

    /**
     * A certificate and its key.
     *
     * @param pem the X.509 certificate, PEM; certificates of its authorities may follow
     * @param privateKey PEM
     * @throws IOException if the first is no certificate
     */
    public ClientCertificate(String pem, String privateKey) throws IOException {
        this.pem = pem;
        this.privateKey = privateKey;
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            this.certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            this.id = HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IOException("not an X.509 certificate: " + e.getMessage(), e);
        }
    }

    /**
     * Reads both files.
     *
     * @throws IOException if one cannot be read or is not what it should be
     */
    public static ClientCertificate read(Path certificate, Path privateKey) throws IOException {
        try {
            return new ClientCertificate(
                    Files.readString(certificate), Files.readString(privateKey));
        } catch (IOException e) {
            throw new IOException(certificate + ", " + privateKey + ": " + e.getMessage(), e);
        }
    }

    /** The certificate, PEM. */
    public String pem() {
        return pem;
    }

    /** The private key, PEM. */
    public String privateKey() {
        return privateKey;
    }

    /** The id by which AWS IoT knows it: SHA-256 of its DER, in hexadecimal. */
    public String id() {
        return id;
    }

    /** When it begins to be valid. */
    public Instant validFrom() {
        return certificate.getNotBefore().toInstant();
    }

    /** When it expires. */
    public Instant expiresAt() {
        return certificate.getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return "certificate " + id;
    }
}
