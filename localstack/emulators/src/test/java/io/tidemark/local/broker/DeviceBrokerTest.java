package io.tidemark.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceBrokerTest {

    private static final String TOPIC = "tidemark/plant/press/temperature";

    @TempDir private Path data;

    private int port;
    private DeviceBroker broker;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        broker = DeviceBroker.start(port, data, DeviceBroker.Acknowledgement.AT_ONCE);
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void deliversReadingsInOrderToAGatewayThatSubscribesByWildcard() throws Exception {
        Mqtt5BlockingClient gateway = connected("gateway");
        try (Mqtt5Publishes received = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
            subscribe(gateway);
            publish("1", "2", "3");

            assertThat(payloads(received, 3)).containsExactly("1", "2", "3");
        }
        gateway.disconnect();
    }

    @Test
    void keepsReadingsForAnAbsentGatewayWhileItRestarts() throws Exception {
        Mqtt5BlockingClient gateway = connected("gateway");
        subscribe(gateway);
        gateway.disconnect();
        publish("1", "2");

        broker.stop();
        broker = DeviceBroker.start(port, data, DeviceBroker.Acknowledgement.AT_ONCE);

        Mqtt5BlockingClient again = client("gateway");
        try (Mqtt5Publishes received = again.publishes(MqttGlobalPublishFilter.ALL)) {
            again.connectWith().cleanStart(false).noSessionExpiry().send();
            assertThat(payloads(received, 2)).containsExactly("1", "2");
        }
        again.disconnect();
    }

    private void publish(String... payloads) {
        Mqtt5BlockingClient device = connected("device");
        for (String payload : payloads) {
            device.publishWith()
                    .topic(TOPIC)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload.getBytes(UTF_8))
                    .send();
        }
        device.disconnect();
    }

    private static void subscribe(Mqtt5BlockingClient gateway) {
        gateway.subscribeWith().topicFilter("tidemark/+/+/+").qos(MqttQos.AT_LEAST_ONCE).send();
    }

    private static List<String> payloads(Mqtt5Publishes received, int count)
            throws InterruptedException {
        List<String> payloads = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Mqtt5Publish publish = received.receive(30, TimeUnit.SECONDS).orElseThrow();
            payloads.add(new String(publish.getPayloadAsBytes(), UTF_8));
        }
        return payloads;
    }

    private Mqtt5BlockingClient connected(String id) {
        Mqtt5BlockingClient client = client(id);
        client.connectWith().cleanStart(false).noSessionExpiry().send();
        return client;
    }

    private Mqtt5BlockingClient client(String id) {
        return Mqtt5Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
