package io.tidemark.it.deploy;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.tidemark.local.gateway.GatewayIdentity;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Whoever has the key of a gateway, and does with it what they like. */
final class Gateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final char[] NO_PASSWORD = new char[0];

    private final Mqtt5BlockingClient client;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Gateway(Mqtt5BlockingClient client) {
        this.client = client;
    }

    /**
     * Connects to IoT Core.
     *
     * @param port of its MQTT
     * @param identity whose key and certificate
     * @param clientId as whom
     */
    static Gateway connect(int port, GatewayIdentity identity, String clientId)
            throws IOException, GeneralSecurityException {
        Mqtt5BlockingClient client =
                Mqtt5Client.builder()
                        .identifier(clientId)
                        .serverHost("localhost")
                        .serverPort(port)
                        .sslConfig(tls(identity))
                        .buildBlocking();
        Gateway gateway = new Gateway(client);
        client.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        message -> gateway.heard.add(message.getTopic().toString()));
        client.connect();
        return gateway;
    }

    /** Publishes with QoS 1; throws if it is refused or the connection ends. */
    void publish(String topic, String payload) {
        client.publish(
                Mqtt5Publish.builder()
                        .topic(topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(payload.getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    /** Subscribes with QoS 1; throws if it is refused or the connection ends. */
    void subscribe(String topicFilter) {
        client.subscribeWith().topicFilter(topicFilter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    /** The topic of the next message; nothing if there comes none for ten seconds. */
    Optional<String> nextTopic() throws InterruptedException {
        return Optional.ofNullable(heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    boolean connected() {
        return client.getState().isConnected();
    }

    @Override
    public void close() {
        if (connected()) {
            client.disconnect();
        }
    }

    private static MqttClientSslConfig tls(GatewayIdentity identity)
            throws IOException, GeneralSecurityException {
        KeyStore own = emptyStore();
        own.setKeyEntry(
                "own",
                key(identity.privateKey()),
                NO_PASSWORD,
                new Certificate[] {certificate(identity.certificate())});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("aws", certificate(identity.certificateAuthority()));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return MqttClientSslConfig.builder()
                .keyManagerFactory(keys)
                .trustManagerFactory(trust)
                .build();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (var input = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(input);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            Object found = parser.readObject();
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return found instanceof PEMKeyPair pair
                    ? converter.getKeyPair(pair).getPrivate()
                    : converter.getPrivateKey((PrivateKeyInfo) found);
        }
    }
}
