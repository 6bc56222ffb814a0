package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class HaltTest {

    private final Course course = new Course(25).promoting();

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"REFUSES", "ROLLS_BACK"})
    void aGatewayThatFailsInTheSecondStageHaltsItAndTheOthersGoBack(
            FakeGateway.Character character) {
        course.turn(1).is(character);

        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.HALTED);
        assertThat(rollout.reason()).startsWith(course.turns().get(1));
        assertThat(course.fleet.toldOf(Course.SECOND))
                .containsExactlyInAnyOrderElementsOf(course.turns().subList(0, 3));
        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
        assertThat(course.turn(0).desired().file().model()).isEqualTo(Course.FIRST);
        assertThat(course.turn(0).desired().trial().seconds()).isZero();
    }

    @Test
    void saysWhatTheGatewaySaid() {
        course.turn(0).is(FakeGateway.Character.ROLLS_BACK);

        assertThat(course.play().reason())
                .isEqualTo(course.turns().get(0) + " rolled the model back: it agrees too little");
    }

    @Test
    void leavesTheModelWhereItHeldIfAskedTo() {
        Course kept = new Course(25);
        RolloutRules rules = Course.RULES;
        kept.rollouts.promote(
                Course.SECOND,
                new RolloutRules(
                        rules.stages(),
                        rules.trial(),
                        rules.share(),
                        rules.patienceSeconds(),
                        true),
                false);
        kept.turn(1).is(FakeGateway.Character.REFUSES);

        assertThat(kept.play().state()).isEqualTo(RolloutState.HALTED);

        assertThat(kept.turn(0).inService()).isEqualTo(Course.SECOND);
        assertThat(kept.turn(1).desired().file().model()).isEqualTo(Course.FIRST);
    }

    @Test
    void asksGatewaysOnWhichItHeldAgainBeforeMoreGetIt() {
        course.turn(0).is(FakeGateway.Character.REGRETS);
        // Told, downloaded, on trial, promoted; what it says of that is not heard yet.
        for (int step = 0; step < 3; step++) {
            course.step();
        }
        assertThat(course.turn(0).inService()).isEqualTo(Course.SECOND);
        course.turn(0).regret();

        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.HALTED);
        assertThat(rollout.reason()).contains("it drifts");
        assertThat(course.fleet.toldOf(Course.SECOND)).hasSize(1);
    }

    @Test
    void aGatewayOfAnEarlierStageThatGivesUpHaltsTheNext() {
        FakeGateway first = course.turn(0);
        first.is(FakeGateway.Character.REGRETS);
        course.turn(1).is(FakeGateway.Character.HESITATES);
        course.play();
        first.regret();
        course.turn(1).is(FakeGateway.Character.PROMOTES);

        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.HALTED);
        assertThat(course.fleet.toldOf(Course.SECOND)).hasSize(3);
    }

    @Test
    void aGatewayWithoutAnEarlierModelIsToldToLeaveEverythingAsItIs() {
        Course bare = new Course(0);
        bare.fleet.join(4, null);
        bare.promoting();
        bare.turn(0).is(FakeGateway.Character.REFUSES);

        Rollout rollout = bare.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.HALTED);
        assertThat(bare.turn(0).desired()).isNull();
        assertThat(rollout.gateways().get(bare.turns().get(0)).state())
                .isEqualTo(GatewayState.WITHDRAWN);
    }

    @Test
    void aHandThatTakesAwayWhatAGatewayWasToldHaltsTheRollout() {
        course.turn(0).is(FakeGateway.Character.HESITATES);
        course.play();
        course.turn(0).tell(null, null);

        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.HALTED);
        assertThat(rollout.reason()).endsWith("its shadow desires no model");
    }

    @Test
    void aGatewayWhoseEarlierModelIsGoneFromTheStoreIsNamed() {
        course.turn(0).is(FakeGateway.Character.REFUSES);
        course.models.delete(Course.FIRST);

        GatewayProgress gateway = course.play().gateways().get(course.turns().get(0));

        assertThat(gateway.state()).isEqualTo(GatewayState.WITHDRAWN);
        assertThat(gateway.detail()).isEqualTo("the store has no presses version 1 to go back to");
    }

    @Test
    void oldNewsOfTheSameVersionHaltsNothing() {
        course.turn(0).is(FakeGateway.Character.REFUSES);
        course.play();
        assertThat(course.turn(0).shadow().candidate().model()).isEqualTo(Course.FIRST);
        Course again = new Course(25).promoting();
        FakeGateway first = again.turn(0);
        first.is(FakeGateway.Character.REFUSES);
        again.step();
        again.step();
        again.step();
        first.goes(false);
        again.play();
        first.is(FakeGateway.Character.PROMOTES);
        // It is off line with its refusal in the shadow, and a person tries again.
        again.rollouts.promote(Course.SECOND, Course.RULES, false);

        assertThat(again.step().state()).isEqualTo(RolloutState.RUNNING);

        first.goes(true);
        assertThat(again.play().state()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void aGatewayThatJoinsAfterwardsGetsTheFleetsModel() {
        course.play();
        course.rollouts.promote(Course.THIRD, Course.RULES, false);
        TurnOrder.of(course.fleet.gateways(), Course.THIRD).stream()
                .limit(1)
                .forEach(name -> course.fleet.gateway(name).is(FakeGateway.Character.REFUSES));
        assertThat(course.play().state()).isEqualTo(RolloutState.HALTED);
        Set<String> before = Set.copyOf(course.fleet.gateways());

        course.fleet.join(1, null);
        course.play();

        String joined =
                course.fleet.gateways().stream()
                        .filter(name -> !before.contains(name))
                        .findAny()
                        .orElseThrow();
        assertThat(course.fleet.gateway(joined).inService()).isEqualTo(Course.SECOND);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(26);
        assertThat(course.fleet.toldOf(Course.THIRD)).hasSize(1);
    }
}
