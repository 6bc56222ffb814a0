package io.tidemark.it.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.StoredRollout;
import io.tidemark.rollout.aws.S3RolloutStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Rollouts on S3 and IoT Core as the emulators have them: the command line begins them, the process
 * of the stage goes on with them, and 25 gateways are played by their shadows. One test goes on
 * where the one before ended, as a fleet does.
 */
@TestMethodOrder(OrderAnnotation.class)
class RolloutIT {

    private static final String NAME = "presses";

    private static RolloutStage stage;

    @BeforeAll
    static void startWithTwentyFiveGatewaysThatHaveTheFirstVersion() throws Exception {
        stage = RolloutStage.start();
        stage.published().publish(NAME, 1, "FIRST");
        stage.published().publish(NAME, 2, "BETTER");
        stage.published().publish(NAME, 3, "BETTER");
        stage.published().publish(NAME, 4, "WORSE");
        assertThat(promote("1", "--stages", "100%")).isZero();
        stage.playUntil(NAME, "COMPLETED");
    }

    @AfterAll
    static void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void aVersionThatTheSecondStageRefusesIsTakenBackEverywhere() throws Exception {
        PlayedGateways gateways = stage.gateways();
        gateways.watch("2", 2);

        assertThat(promote("2")).isZero();
        JsonNode rollout = stage.playUntil(NAME, "HALTED");

        String refuser = gateways.told().get(1);
        assertThat(rollout.path("reason").asText())
                .isEqualTo(refuser + " refused the model: its hash is wrong");
        assertThat(gateways.told()).hasSize(3);
        assertThat(gateways.looks()).allSatisfy(RolloutIT::requireNobodyBeforeHisTurn);
        awaitEverybodyOn("1");
    }

    @Test
    @Order(2)
    void aGoodVersionComesToOneThenToATenthThenToAll() throws Exception {
        PlayedGateways gateways = stage.gateways();
        gateways.watch("3", Integer.MAX_VALUE);

        assertThat(promote("3")).isZero();
        JsonNode rollout = stage.playUntil(NAME, "COMPLETED");

        assertThat(gateways.told()).hasSize(25);
        assertThat(gateways.looks()).allSatisfy(RolloutIT::requireNobodyBeforeHisTurn);
        assertThat(gateways.inServiceOf("3")).isEqualTo(25);
        assertThat(rollout.at("/gateways/PROMOTED").asInt()).isEqualTo(25);
        JsonNode list = stage.models().run("list", "--format", "json").json();
        assertThat(list).hasSize(4);
        assertThat(list.path(2).path("version").asText()).isEqualTo("3");
        assertThat(list.path(2).path("held_out_rmse").asDouble()).isEqualTo(13.0);
        assertThat(list.path(2).path("in_service_on").asInt()).isEqualTo(25);
    }

    @Test
    @Order(3)
    void aGatewayThatJoinsAfterwardsGetsItToo() {
        PlayedGateways late = stage.joined(List.of("gateway-26"));

        await("the new gateway has the fleet's model")
                .atMost(RolloutStage.PATIENCE)
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
        assertThat(stage.models().run("rollback", NAME, "--no-wait").exitCode()).isZero();

        awaitEverybodyOn("1");
        assertThat(stage.models().rollout(NAME).path("state").asText()).isEqualTo("ROLLED_BACK");
    }

    @Test
    @Order(5)
    void aWorseVersionIsRefusedAndSoIsOneThatIsNotThere() throws Exception {
        assertThat(promote("latest")).isEqualTo(1);
        assertThat(promote("9")).isEqualTo(1);
        assertThat(promote("one")).isEqualTo(1);
        assertThat(stage.models().rollout(NAME).path("version").asText()).isEqualTo("3");
    }

    @Test
    @Order(6)
    void theStoreTakesNothingFromWhoReadSomethingElse() {
        S3RolloutStore store = stage.store();
        StoredRollout stored = store.find(NAME).orElseThrow();
        StoredRollout next = store.save(stored.rollout(), stored.tag());

        assertThat(store.find(NAME)).contains(next);
        assertThat(store.names()).isEqualTo(List.of(NAME));
        assertThatThrownBy(() -> store.save(next.rollout(), null))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> store.save(next.rollout(), "\"0123456789abcdef\""))
                .isInstanceOf(ConflictException.class);
    }

    /** One, until it holds; three, until they hold. */
    private static void requireNobodyBeforeHisTurn(PlayedGateways.Look look) {
        int turns = look.holding() < 1 ? 1 : look.holding() < 3 ? 3 : 25;
        assertThat(look.told()).isLessThanOrEqualTo(turns);
    }

    private static void awaitEverybodyOn(String version) {
        await("everybody has version " + version)
                .atMost(RolloutStage.PATIENCE)
                .untilAsserted(
                        () -> {
                            stage.gateways().live();
                            assertThat(stage.gateways().inServiceOf(version)).isEqualTo(25);
                        });
    }

    /** Begins; what goes on with it is the process of the stage. */
    private static int promote(String version, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("promote", NAME, version));
        arguments.addAll(List.of("--trial", "1s", "--no-wait"));
        arguments.addAll(List.of(more));
        return stage.models().run(arguments.toArray(String[]::new)).exitCode();
    }
}
