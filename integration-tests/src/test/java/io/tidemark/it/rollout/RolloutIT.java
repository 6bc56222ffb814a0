package io.tidemark.it.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.it.PrintedProgress;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.gateway.GatewayProvisioning;
import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.StoredRollout;
import io.tidemark.rollout.aws.S3RolloutStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Rollouts on S3 and IoT Core as the emulators have them: the command line begins them, the process
 * of the stage goes on with them, and 25 gateways are played by their shadows.
 */
@TestMethodOrder(OrderAnnotation.class)
class RolloutIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NAME = "presses";

    private static LocalStage stage;
    private static DeployedResources resources;
    private static S3Client s3;
    private static IotDataPlaneClient data;
    private static PlayedGateways gateways;
    private static Models models;

    @BeforeAll
    static void startWithTwentyFiveGatewaysThatHaveTheFirstVersion() throws Exception {
        StageLayout layout =
                new StageLayout(CHECKOUT, Path.of("target", "rollout").toAbsolutePath(), 15_500);
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything()
                                .only(
                                        Component.LOCALSTACK,
                                        Component.MINISTACK,
                                        Component.MODEL_ROLLOUT),
                        new PrintedProgress());
        resources = stage.resources();
        s3 = LocalAws.client(S3Client.builder().forcePathStyle(true), layout.localStackUrl());
        data = LocalAws.client(IotDataPlaneClient.builder(), layout.miniStackUrl());
        models = new Models(layout, resources);
        List<String> further =
                IntStream.rangeClosed(2, 25).mapToObj(number -> "gateway-" + number).toList();
        new GatewayProvisioning(layout.miniStackUrl(), resources).register(further);
        // The stage has provisioned gateway-1, though none runs.
        gateways =
                new PlayedGateways(
                        data, Stream.concat(Stream.of("gateway-1"), further.stream()).toList());
        PublishedModels published = new PublishedModels(s3, resources.bucket());
        published.publish(NAME, 1, "FIRST");
        published.publish(NAME, 2, "BETTER");
        published.publish(NAME, 3, "BETTER");
        published.publish(NAME, 4, "WORSE");
        assertThat(
                        models.run("promote", NAME, "1", "--stages", "100%", "--trial", "0s", "--no-wait")
                                .exitCode())
                .isZero();
        playUntil("COMPLETED");
    }

    @AfterAll
    static void stop() throws Exception {
        if (s3 != null) {
            s3.close();
            data.close();
        }
        if (stage != null) {
            stage.down();
        }
    }

    @Test
    @Order(1)
    void aVersionThatTheSecondStageRefusesIsTakenBackEverywhere() throws Exception {
        gateways.watch("2", 2);

        assertThat(promote("2").exitCode()).isZero();
        JsonNode rollout = playUntil("HALTED");

        String refuser = gateways.told().get(1);
        assertThat(rollout.path("reason").asText())
                .isEqualTo(refuser + " refused the model: its hash is wrong");
        assertThat(gateways.toldAtOnce()).containsExactly(1, 3);
        await("everybody is back")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            gateways.live();
                            assertThat(gateways.inServiceOf("1")).isEqualTo(25);
                        });
    }

    @Test
    @Order(2)
    void aGoodVersionComesToOneThenToATenthThenToAll() throws Exception {
        gateways.watch("3", Integer.MAX_VALUE);

        assertThat(promote("3").exitCode()).isZero();
        JsonNode rollout = playUntil("COMPLETED");

        assertThat(gateways.toldAtOnce()).containsExactly(1, 3, 25);
        assertThat(gateways.inServiceOf("3")).isEqualTo(25);
        assertThat(rollout.at("/gateways/PROMOTED").asInt()).isEqualTo(25);
        JsonNode list = models.run("list", "--format", "json").json();
        assertThat(list).hasSize(4);
        assertThat(list.path(2).path("version").asText()).isEqualTo("3");
        assertThat(list.path(2).path("held_out_rmse").asDouble()).isEqualTo(13.0);
        assertThat(list.path(2).path("in_service_on").asInt()).isEqualTo(25);
    }

    @Test
    @Order(3)
    void aGatewayThatJoinsAfterwardsGetsItToo() {
        PlayedGateways late = new PlayedGateways(data, List.of("gateway-26"));
        new GatewayProvisioning(stage.layout().miniStackUrl(), resources).register(late.names());

        await("the new gateway has the fleet's model")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            late.live();
                            return late.inService("gateway-26");
                        },
                        "3"::equals);
    }

    @Test
    @Order(4)
    void aPersonTakesItBackFromAllAtOnce() throws Exception {
        assertThat(models.run("rollback", NAME, "--no-wait").exitCode()).isZero();

        await("everybody has the first version again")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            gateways.live();
                            assertThat(gateways.inServiceOf("1")).isEqualTo(25);
                        });
        assertThat(models.rollout(NAME).path("state").asText()).isEqualTo("ROLLED_BACK");
    }

    @Test
    @Order(5)
    void aWorseVersionIsRefusedAndSoIsOneThatIsNotThere() throws Exception {
        assertThat(promote("latest").exitCode()).isEqualTo(1);
        assertThat(promote("9").exitCode()).isEqualTo(1);
        assertThat(promote("one").exitCode()).isEqualTo(1);
        assertThat(models.rollout(NAME).path("version").asText()).isEqualTo("3");
    }

    @Test
    @Order(6)
    void theStoreTakesNothingFromWhoReadSomethingElse() {
        S3RolloutStore store = new S3RolloutStore(s3, resources.bucket());
        StoredRollout stored = store.find(NAME).orElseThrow();
        StoredRollout next = store.save(stored.rollout(), stored.tag());

        assertThat(store.find(NAME).orElseThrow().rollout()).isEqualTo(stored.rollout());
        assertThat(store.names()).isEqualTo(List.of(NAME));
        assertThatThrownBy(() -> store.save(next.rollout(), null))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> store.save(next.rollout(), "\"0123456789abcdef\""))
                .isInstanceOf(ConflictException.class);
    }

    private static Models.Answer promote(String version) throws Exception {
        return models.run("promote", NAME, version, "--trial", "1s", "--no-wait");
    }

    /** Plays the gateways until the rollout is in the state. */
    private static JsonNode playUntil(String state) throws Exception {
        S3RolloutStore store = new S3RolloutStore(s3, resources.bucket());
        await("the rollout is " + state)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            gateways.live();
                            return store.find(NAME).orElseThrow().rollout().state().name();
                        },
                        state::equals);
        return models.rollout(NAME);
    }
}
