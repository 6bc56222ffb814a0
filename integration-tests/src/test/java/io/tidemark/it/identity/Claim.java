package io.tidemark.it.identity;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * What somebody has who took a claim certificate off a gateway.
 *
 * @param certificate PEM
 * @param privateKey PEM
 */
record Claim(String certificate, String privateKey) {

    private static final char[] NONE = new char[0];

    /** A client that shows the claim, not connected yet. */
    Mqtt5BlockingClient client(String clientId, int port, Path authority) throws Exception {
        return Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost("localhost")
                .serverPort(port)
                .sslConfig(
                        MqttClientSslConfig.builder()
                                .keyManagerFactory(keys())
                                .trustManagerFactory(trust(authority))
                                .build())
                .buildBlocking();
    }

    private KeyManagerFactory keys() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {
            certificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
        };
        store.setKeyEntry("claim", key(), NONE, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NONE);
        return factory;
    }

    private PrivateKey key() throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(privateKey))) {
            PEMKeyPair pair = (PEMKeyPair) parser.readObject();
            return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
        }
    }

    private static TrustManagerFactory trust(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream file = Files.newInputStream(authority)) {
            store.setCertificateEntry("authority", certificate(file));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }

    private static Certificate certificate(InputStream pem) throws Exception {
        return CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
}
