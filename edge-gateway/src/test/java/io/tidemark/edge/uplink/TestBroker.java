package io.tidemark.edge.uplink;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * A real MQTT 5 broker on localhost that demands certificates of its authority and refuses every
 * message to a topic with the word forbidden in it.
 */
final class TestBroker {

    /** A message that reached the broker. */
    record Arrival(String clientId, String topic, byte[] payload) {}

    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final int port = freePort();
    private final Path keyStore;
    private final Path trustStore;
    private EmbeddedActiveMQ broker;

    TestBroker(Path keyStore, Path trustStore) throws IOException {
        this.keyStore = keyStore;
        this.trustStore = trustStore;
    }

    void start() throws Exception {
        Configuration configuration =
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("mqtt", acceptor());
        broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new RefuseForbidden());
        broker.start();
        MQTTInterceptor record = this::record;
        broker.getActiveMQServer().getRemotingService().addIncomingInterceptor(record);
    }

    private String acceptor() {
        return String.join(
                ";",
                "tcp://localhost:" + port + "?protocols=MQTT",
                "sslEnabled=true",
                "needClientAuth=true",
                "keyStorePath=" + keyStore,
                "keyStoreType=PKCS12",
                "keyStorePassword=" + TestAuthority.PASSWORD,
                "trustStorePath=" + trustStore,
                "trustStoreType=PKCS12",
                "trustStorePassword=" + TestAuthority.PASSWORD);
    }

    private boolean record(MqttMessage message, RemotingConnection connection) {
        if (message instanceof MqttPublishMessage publish) {
            arrivals.add(
                    new Arrival(
                            connection.getClientID(),
                            publish.variableHeader().topicName(),
                            ByteBufUtil.getBytes(publish.payload())));
        }
        return true;
    }

    void stop() throws Exception {
        broker.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class RefuseForbidden implements ActiveMQSecurityManager5 {

        @Override
        public Subject authenticate(
                String user, String password, RemotingConnection connection, String domain) {
            Subject subject = new Subject();
            subject.getPrincipals().add(new UserPrincipal("whoever has a certificate"));
            return subject;
        }

        @Override
        public boolean authorize(
                Subject subject, Set<Role> roles, CheckType check, String address) {
            return !address.contains("forbidden");
        }

        @Override
        public boolean validateUser(String user, String password) {
            return true;
        }

        @Override
        public boolean validateUserAndRole(
                String user, String password, Set<Role> roles, CheckType check) {
            return true;
        }
    }
}
