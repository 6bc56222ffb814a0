package io.tidemark.edge.ingest;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A real MQTT 5 broker in this JVM that keeps sessions over a restart. */
public final class DeviceBroker {

    private final Path directory;
    private final int port;
    private EmbeddedActiveMQ server;

    public DeviceBroker(Path directory) throws IOException {
        this.directory = directory;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    public void start() throws Exception {
        Configuration configuration =
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setJournalType(JournalType.NIO)
                        .setJournalDirectory(directory.resolve("journal").toString())
                        .setBindingsDirectory(directory.resolve("bindings").toString())
                        .setLargeMessagesDirectory(directory.resolve("large").toString())
                        .setPagingDirectory(directory.resolve("paging").toString())
                        .addAcceptorConfiguration(
                                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
    }

    public void stop() throws Exception {
        server.stop();
    }

    /** Messages of the session that the broker still holds, sent or not: none is acknowledged. */
    long held(String clientId) {
        return Arrays.stream(server.getActiveMQServer().getActiveMQServerControl().getQueueNames())
                .filter(queue -> queue.startsWith(clientId + "."))
                .mapToLong(queue -> server.getActiveMQServer().locateQueue(queue).getMessageCount())
                .sum();
    }

    /** Publishes with QoS 1 and returns when the broker has every message. */
    public void publish(String topic, String... payloads) {
        publish(topic, MqttQos.AT_LEAST_ONCE, false, payloads);
    }

    /** Publishes with QoS 0, which has no answer. */
    void publishAtMostOnce(String topic, String... payloads) {
        publish(topic, MqttQos.AT_MOST_ONCE, false, payloads);
    }

    /** Publishes with QoS 1 for whoever subscribes later, too. */
    void publishRetained(String topic, String... payloads) {
        publish(topic, MqttQos.AT_LEAST_ONCE, true, payloads);
    }

    private void publish(String topic, MqttQos qos, boolean retain, String... payloads) {
        Mqtt5BlockingClient client =
                Mqtt5Client.builder()
                        .identifier("device")
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .buildBlocking();
        client.connect();
        for (String payload : payloads) {
            client.publishWith()
                    .topic(topic)
                    .qos(qos)
                    .retain(retain)
                    .payload(payload.getBytes(StandardCharsets.UTF_8))
                    .send();
        }
        client.disconnect();
    }
}
