package io.tidemark.edge.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/**
 * A new key pair, and the request for a certificate of it (PKCS #10, RFC 2986).
 *
 * <p>The JDK encodes name and key; what is left are four frames of DER, which is less than the 10
 * MB that the usual library would add to the jar.
 *
 * @param privateKey PKCS #8, PEM; it never leaves the gateway
 * @param request PEM
 */
record CertificateRequest(String privateKey, String request) {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int SEQUENCE = 0x30;
    private static final int NO_ATTRIBUTES = 0xa0;

    /** The object identifier 1.2.840.10045.4.3.2, ecdsa-with-SHA256. */
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
    };

    /**
     * Makes a key on P-256 and asks for its certificate.
     *
     * @param name common name of its owner
     */
    static CertificateRequest make(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            return new CertificateRequest(
                    pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                    pem("CERTIFICATE REQUEST", encode(name, keys)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256 and SHA-256", e);
        }
    }

    private static byte[] encode(String name, KeyPair keys) throws GeneralSecurityException {
        byte[] information =
                frame(
                        SEQUENCE,
                        frame(INTEGER, new byte[] {0}),
                        new X500Principal("CN=" + name).getEncoded(),
                        keys.getPublic().getEncoded(),
                        frame(NO_ATTRIBUTES));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(information);
        return frame(
                SEQUENCE,
                information,
                frame(SEQUENCE, ECDSA_WITH_SHA256),
                // All bits of the last byte are used.
                frame(BIT_STRING, new byte[] {0}, signature.sign()));
    }

    /** Tag, length and contents, none of which is longer than 65,535 bytes here. */
    private static byte[] frame(int tag, byte[]... contents) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            joined.writeBytes(content);
        }
        int length = joined.size();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(tag);
        if (length > 0xff) {
            frame.write(0x82);
            frame.write(length >> 8);
        } else if (length > 0x7f) {
            frame.write(0x81);
        }
        frame.write(length);
        frame.writeBytes(joined.toByteArray());
        return frame.toByteArray();
    }

    private static String pem(String type, byte[] bytes) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return String.format(
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n",
                type, lines.encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "CertificateRequest[***]";
    }
}
