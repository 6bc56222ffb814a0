package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final DeviceTopic TOPIC = new DeviceTopic("tidemark/plant-1/press/oil");
    private static final Instant START = Instant.parse("2014-01-01T00:00:00Z");

    /** More than may be in flight at once. */
    private static final int READINGS = 2 * Device.MAXIMUM_IN_FLIGHT + 1;

    private final RunningBroker broker = new RunningBroker();

    @BeforeEach
    void startBroker() throws Exception {
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void publishesEveryReadingOnceInItsOrder() throws InterruptedException {
        Mqtt5BlockingClient gateway =
                Mqtt5Client.builder()
                        .identifier("gateway")
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking();
        gateway.connect();
        try (Mqtt5BlockingClient.Mqtt5Publishes received =
                gateway.publishes(MqttGlobalPublishFilter.ALL)) {
            gateway.subscribeWith().topicFilter("tidemark/+/+/+").send();

            Replay.Sent sent = replay().publish(readings(), acknowledged -> {});

            assertThat(sent.readings()).isEqualTo(READINGS);
            for (int sequence = 1; sequence <= READINGS; sequence++) {
                Mqtt5Publish message = received.receive(10, TimeUnit.SECONDS).orElseThrow();
                assertThat(message.getTopic()).hasToString(TOPIC.name());
                assertThat(message.getPayloadAsBytes())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(json(sequence));
            }
        } finally {
            gateway.disconnect();
        }
    }

    private Replay replay() {
        return new Replay(broker.address(), TOPIC, "temperature", "°C", Pace.UNBOUNDED);
    }

    private static String json(int sequence) {
        return """
                {"sensor":"oil","type":"temperature","value":%d.5,"unit":"°C","ts":%d,"seq":%d}"""
                .formatted(sequence, START.toEpochMilli() + sequence, sequence);
    }

    private static List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (long sequence = 1; sequence <= READINGS; sequence++) {
            readings.add(new Reading(sequence, START.plusMillis(sequence), sequence + 0.5));
        }
        return readings;
    }
}
