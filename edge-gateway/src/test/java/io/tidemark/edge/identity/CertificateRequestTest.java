package io.tidemark.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {

    /** Signatures differ in length. */
    @RepeatedTest(20)
    void anotherLibraryFindsTheRequestSignedByItsKey() throws Exception {
        PKCS10CertificationRequest request = parse(CertificateRequest.make("press-hall").request());

        assertThat(request.getSubject()).hasToString("CN=press-hall");
        assertThat(
                        request.isSignatureValid(
                                new JcaContentVerifierProviderBuilder()
                                        .setProvider(new BouncyCastleProvider())
                                        .build(request.getSubjectPublicKeyInfo())))
                .isTrue();
    }

    @Test
    void takesTheLongestName() throws Exception {
        String name = "x".repeat(64);

        assertThat(parse(CertificateRequest.make(name).request()).getSubject())
                .hasToString("CN=" + name);
    }

    @Test
    void makesAKeyOnP256ThatNoOtherHas() throws Exception {
        CertificateRequest one = CertificateRequest.make("g1");
        CertificateRequest other = CertificateRequest.make("g1");

        assertThat(one.privateKey()).isNotEqualTo(other.privateKey());
        ECPublicKey key =
                (ECPublicKey)
                        new JcaPKCS10CertificationRequest(parse(one.request())).getPublicKey();
        assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
        try (PEMParser parser = new PEMParser(new StringReader(one.privateKey()))) {
            PrivateKeyInfo info = (PrivateKeyInfo) parser.readObject();
            assertThat(new JcaPEMKeyConverter().getPrivateKey(info).getAlgorithm())
                    .isIn("EC", "ECDSA");
        }
    }

    @Test
    void neverTellsItsKey() {
        CertificateRequest request = CertificateRequest.make("g1");

        assertThat(request.toString()).doesNotContain("PRIVATE", "MIG");
    }

    private static PKCS10CertificationRequest parse(String pem) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }
}
