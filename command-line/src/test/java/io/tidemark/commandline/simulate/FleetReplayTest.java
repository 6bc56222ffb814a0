package io.tidemark.commandline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.tidemark.commandline.simulate.fleet.FailureMode;
import io.tidemark.commandline.simulate.fleet.FleetPlan;
import io.tidemark.commandline.simulate.fleet.FleetRun;
import io.tidemark.commandline.simulate.fleet.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetReplayTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningBroker broker = new RunningBroker();
    private final FleetRun run =
            new FleetRun(
                    FleetPlan.runToFailure("plant-2", 2, List.of(FailureMode.SEAL_LEAK), START, 2),
                    Duration.ofHours(6));

    @BeforeEach
    void startBroker() throws Exception {
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void publishesEveryReadingAsADeviceDoes() throws InterruptedException, IOException {
        Mqtt5BlockingClient gateway =
                Mqtt5Client.builder()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking();
        gateway.connect();
        try (Mqtt5BlockingClient.Mqtt5Publishes received =
                gateway.publishes(MqttGlobalPublishFilter.ALL)) {
            gateway.subscribeWith().topicFilter("tidemark/+/+/+").send();

            FleetReplay.Sent sent = replay(FleetReplay.Gate.OPEN).publish(run, acknowledged -> {});

            assertThat(sent.readings().readings()).isEqualTo(run.readings());
            assertThat(sent.outcomes())
                    .extracting(Outcome::machine)
                    .containsExactlyInAnyOrder("pump-01", "pump-02");
            for (long message = 0; message < run.readings(); message++) {
                assertIsOfADevice(received.receive(10, TimeUnit.SECONDS).orElseThrow());
            }
        } finally {
            gateway.disconnect();
        }
    }

    @Test
    void waitsAtTheGateBeforeItGoesOn() throws InterruptedException {
        List<Long> looks = new ArrayList<>();

        replay(looks::add).publish(run, acknowledged -> {});

        assertThat(looks).startsWith(0L, 500L).isSorted();
        assertThat(looks.get(looks.size() - 1)).isLessThan(run.readings());
    }

    @Test
    void refusesToStandStill() {
        assertThatThrownBy(
                        () ->
                                new FleetReplay(
                                        broker.address(), Pace.UNBOUNDED, 0, FleetReplay.Gate.OPEN))
                .hasMessage("expected a speed above 0, found 0.0");
    }

    /** As docs/device-messages.md has it. */
    private static void assertIsOfADevice(Mqtt5Publish message) throws IOException {
        DeviceTopic topic = new DeviceTopic(message.getTopic().toString());
        JsonNode reading = JSON.readTree(message.getPayloadAsBytes());
        assertThat(reading.get("sensor").textValue()).isEqualTo(topic.sensor());
        assertThat(reading.get("type").isTextual()).isTrue();
        assertThat(reading.get("unit").isTextual()).isTrue();
        assertThat(reading.get("value").isNumber()).isTrue();
        assertThat(reading.get("ts").longValue()).isGreaterThanOrEqualTo(START.toEpochMilli());
        assertThat(reading.get("seq").isIntegralNumber()).isTrue();
    }

    private FleetReplay replay(FleetReplay.Gate gate) {
        return new FleetReplay(broker.address(), Pace.UNBOUNDED, Double.POSITIVE_INFINITY, gate);
    }
}
