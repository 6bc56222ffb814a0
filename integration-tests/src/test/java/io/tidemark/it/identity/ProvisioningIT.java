package io.tidemark.it.identity;

import static io.tidemark.it.identity.ProvisioningStage.RULE;
import static io.tidemark.it.identity.ProvisioningStage.SERIAL_NUMBER;
import static io.tidemark.it.identity.ProvisioningStage.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.iot.model.CertificateStatus;

/**
 * The life of one gateway's identity, from a claim certificate to a revoked one, while sensors go on
 * measuring. It runs against the stack Fleet as it is deployed, on MiniStack, which enforces IoT
 * and IAM policies and runs the functions.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProvisioningIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static ProvisioningStage stage;
    private static Uplinked uplinked;
    private static Readings readings;
    private static Registry registry;

    @BeforeAll
    static void start() throws Exception {
        stage = new ProvisioningStage();
        uplinked = new Uplinked(stage.endpoint());
        registry = new Registry(stage.iot());
        stage.gateway().start();
        stage.gateway().awaitReady();
        readings = new Readings(stage.brokerPort());
    }

    @AfterAll
    static void stop() throws Exception {
        if (readings != null) {
            readings.close();
            uplinked.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void aGatewayThatNobodyAnnouncedGetsNoIdentityAndKeepsItsReadings() {
        await().atMost(PATIENCE)
                .until(() -> identity().path("problem").asText().contains("AccessDenied"));
        await().atMost(PATIENCE).until(() -> pending() > 0);

        assertThat(identity().path("state").asText()).isEqualTo("AWAITED");
        assertThat(registry.things()).isEmpty();
        assertThat(stage.dataDirectory().resolve("identity")).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void anAnnouncedGatewayProvisionsItself() throws Exception {
        stage.fleet().announce(SERIAL_NUMBER);

        await().atMost(PATIENCE).until(() -> identity().path("state").asText().equals("OWN"));

        String certificate = certificate();
        assertThat(registry.thingType(SERIAL_NUMBER)).isEqualTo(TEMPLATE);
        assertThat(registry.groups(SERIAL_NUMBER)).containsExactly(TEMPLATE);
        assertThat(registry.certificates(SERIAL_NUMBER)).contains(certificate);
        assertThat(registry.policies(certificate)).containsExactly(TEMPLATE);
        await().atMost(PATIENCE).until(() -> !uplinked.sequences().isEmpty());
        assertThat(uplinked.gateways()).containsExactly(SERIAL_NUMBER);
    }

    @Test
    @Order(3)
    void theKeyIsOnTheGatewayOnlyAndForItsOwnerOnly() throws Exception {
        Path file = stage.dataDirectory().resolve("identity/identity.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(stage.gatewayLog())).doesNotContain("PRIVATE KEY");
    }

    @Test
    @Order(4)
    void aClaimTakesNoPlaceOfAGateway() throws Exception {
        for (String name : List.of(SERIAL_NUMBER, "another", "tidemark-prod-gateway:another")) {
            Mqtt5BlockingClient client = claim(name);
            assertThatThrownBy(client::connect).as(name).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    @Order(5)
    void aClaimPublishesNothingButRequests() throws Exception {
        for (String topic :
                List.of(
                        "$aws/rules/" + RULE + "/tidemark/" + SERIAL_NUMBER + "/uplink",
                        "$aws/rules/tidemark_local_identity/tidemark/x/identity",
                        "$aws/things/" + SERIAL_NUMBER + "/shadow/name/model/update",
                        "tidemark/" + SERIAL_NUMBER + "/uplink")) {
            Mqtt5BlockingClient client = claim(TEMPLATE + ":thief");
            client.connect();
            assertThatThrownBy(
                            () ->
                                    client.publishWith()
                                            .topic(topic)
                                            .qos(MqttQos.AT_LEAST_ONCE)
                                            .send())
                    .as(topic)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    @Order(6)
    void aClaimHearsNobody() throws Exception {
        for (String filter :
                List.of(
                        "#",
                        "tidemark/+/uplink",
                        "$aws/things/" + SERIAL_NUMBER + "/shadow/name/model/update/delta")) {
            Mqtt5BlockingClient client = claim(TEMPLATE + ":thief");
            client.connect();
            assertThatThrownBy(() -> client.subscribeWith().topicFilter(filter).send())
                    .as(filter)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static Mqtt5BlockingClient claim(String clientId) throws Exception {
        return stage.claim().client(clientId, stage.iotPort(), stage.authority());
    }

    @Test
    @Order(7)
    void certificatesAreReplacedAndTheOldOnesRetired() {
        String first = certificate();
        await().atMost(PATIENCE).until(() -> !certificate().equals(first));
        String second = certificate();
        await().atMost(PATIENCE).until(() -> !certificate().equals(second));

        await().atMost(PATIENCE).until(() -> registry.status(first) == CertificateStatus.INACTIVE);
        await().atMost(PATIENCE).until(() -> registry.status(second) == CertificateStatus.INACTIVE);
        assertThat(registry.status(certificate())).isEqualTo(CertificateStatus.ACTIVE);
        assertThat(identity().path("problem").isNull()).isTrue();
    }

    @Test
    @Order(8)
    void aRevokedGatewayIsCutOffAndSaysSo() throws Exception {
        registry.certificates(SERIAL_NUMBER)
                .forEach(certificate -> registry.set(certificate, CertificateStatus.REVOKED));
        stage.link().cut();

        await().atMost(PATIENCE).until(() -> !identity().path("refusedSince").isNull());

        assertThat(identity().path("problem").asText()).startsWith("turned away");
        long before = pending();
        await().atMost(PATIENCE).until(() -> pending() > before + 20);
        SortedSet<Long> arrived = new TreeSet<>(uplinked.sequences());
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> uplinked.sequences().equals(arrived));
    }

    @Test
    @Order(9)
    void nothingIsLostOnceItIsLetInAgain() throws Exception {
        long sent = readings.stop();
        registry.set(certificate(), CertificateStatus.ACTIVE);
        await().atMost(PATIENCE)
                .until(() -> parsed() == sent && stage.console().quiet());

        stage.gateway().stop();

        JsonNode last = new ObjectMapper()
                .readTree(stage.dataDirectory().resolve("status.json").toFile());
        long emitted = last.at("/results/emitted").asLong();
        assertThat(last.at("/results/pending").asLong()).isZero();
        assertThat(last.at("/results/undeliverable").asLong()).isZero();
        assertThat(uplinked.sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, emitted).boxed().toList());
    }

    private static JsonNode identity() {
        return stage.console().status().path("identity");
    }

    private static String certificate() {
        return identity().path("certificate").asText();
    }

    private static long pending() {
        return stage.console().status().at("/results/pending").asLong();
    }

    private static long parsed() {
        return stage.console().status().at("/readings/parsed").asLong();
    }
}
