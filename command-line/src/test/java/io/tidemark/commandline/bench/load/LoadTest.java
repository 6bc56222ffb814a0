package io.tidemark.commandline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.tidemark.commandline.CommandFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real broker and a real client take from the load. */
class LoadTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long START = 1_795_132_800_000L;
    private static final int READINGS = 5_000;
    private static final int SENSORS = 8;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final Schedule schedule = Schedule.of(READINGS, 8_000, SENSORS, START);
    private int port;

    @BeforeEach
    void startBroker() throws Exception {
        port = freePort();
        broker.setConfiguration(
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setPersistenceEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration(
                                "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT"));
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void publishesEveryReadingOfTheScheduleAndEachSensorsInOrder() throws Exception {
        Map<String, Long> lastTime = new HashMap<>();
        long bytes = 0;
        try (Subscriber gateway = new Subscriber("tidemark/+/+/+");
                Load load = Load.start(schedule, MessageFormat.TIDEMARK, 1, port)) {
            for (int reading = 0; reading < READINGS; reading++) {
                Mqtt5Publish message = gateway.next();
                JsonNode json = JSON.readTree(message.getPayloadAsBytes());
                String sensor = json.path("sensor").asText();
                assertThat(message.getTopic().toString()).endsWith("/" + sensor);
                assertThat(json.path("type").asText()).isEqualTo("temperature");
                assertThat(json.path("value").doubleValue()).isBetween(20.0, 39.99);
                Long before = lastTime.put(sensor, json.path("ts").longValue());
                assertThat(before == null || before < lastTime.get(sensor)).isTrue();
                bytes += message.getPayloadAsBytes().length;
            }
            awaitEnd(load);
            assertThat(load.acknowledged()).isEqualTo(READINGS);
            assertThat(load.bytes()).isEqualTo(bytes);
        }
        assertThat(lastTime).hasSize(SENSORS).containsKey("s0007");
    }

    @Test
    void saysTheSameToThePeerInItsOwnWords() throws Exception {
        try (Subscriber peer = new Subscriber("t/#");
                Load load = Load.start(schedule, MessageFormat.PEER, 0, port)) {
            for (int reading = 0; reading < READINGS; reading++) {
                Mqtt5Publish message = peer.next();
                JsonNode json = JSON.readTree(message.getPayloadAsBytes());
                assertThat(message.getTopic()).hasToString("t/" + json.path("id").asText());
                assertThat(json.path("v").doubleValue()).isBetween(20.0, 39.99);
                assertThat(json.path("ts").longValue()).isGreaterThanOrEqualTo(START);
                assertThat(json.size()).isEqualTo(3);
            }
            awaitEnd(load);
            assertThat(load.sent()).isEqualTo(READINGS);
        }
    }

    @Test
    void saysThatNoBrokerIsThere() throws Exception {
        stopBroker();

        assertThatThrownBy(() -> Load.start(schedule, MessageFormat.TIDEMARK, 1, port).close())
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("the broker on port " + port + " does not take the load");
    }

    private static void awaitEnd(Load load) {
        while (!load.finished()) {
            Thread.onSpinWait();
        }
    }

    private final class Subscriber implements AutoCloseable {

        private final Mqtt5BlockingClient client;
        private final Mqtt5BlockingClient.Mqtt5Publishes messages;

        Subscriber(String filter) {
            client =
                    Mqtt5Client.builder()
                            .identifier("subscriber")
                            .serverHost("127.0.0.1")
                            .serverPort(port)
                            .buildBlocking();
            client.connect();
            messages = client.publishes(MqttGlobalPublishFilter.ALL);
            client.subscribeWith().topicFilter(filter).send();
        }

        Mqtt5Publish next() throws InterruptedException {
            return messages.receive(20, TimeUnit.SECONDS).orElseThrow();
        }

        @Override
        public void close() {
            messages.close();
            client.disconnect();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
