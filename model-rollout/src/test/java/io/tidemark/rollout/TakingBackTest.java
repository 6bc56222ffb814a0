package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.Verdict;
import org.junit.jupiter.api.Test;

class TakingBackTest {

    private final Course course = new Course(25).promoting();

    @Test
    void sendsEveryGatewayBackToWhatItHad() {
        course.fleet.join(1, Course.THIRD);
        course.play();
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(26);

        course.rollouts.rollback("presses");
        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
        assertThat(course.fleet.inServiceOf(Course.THIRD)).isEqualTo(1);
    }

    @Test
    void takesBackThoughAScheduleWritesAMomentBefore() {
        course.play();

        course.store.somebodyElseIsQuicker(3);
        course.rollouts.rollback("presses");
        course.play();

        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
    }

    @Test
    void givesUpIfSomebodyElseIsAlwaysQuicker() {
        course.store.somebodyElseIsQuicker(1_000);

        assertThatThrownBy(() -> course.rollouts.rollback("presses"))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void stopsARolloutThatIsUnderWay() {
        course.turn(1).is(FakeGateway.Character.HESITATES);
        course.play();

        course.rollouts.rollback("presses");
        course.play();

        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
        assertThat(course.fleet.toldOf(Course.SECOND)).hasSize(3);
    }

    @Test
    void bringsANamedVersionToAllAtOnceWithoutATrial() {
        course.turn(1).is(FakeGateway.Character.HESITATES);
        course.play();

        course.rollouts.rollback(Course.THIRD, Course.RULES);
        course.step();

        assertThat(course.fleet.toldOf(Course.THIRD)).hasSize(25);
        assertThat(course.turn(24).desired().trial()).isEqualTo(Trial.NONE);
        assertThat(course.play().state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.THIRD)).isEqualTo(25);
    }

    @Test
    void doesNotTakeBackWhatIsTakenBack() {
        course.play();
        course.rollouts.rollback("presses");
        course.play();

        assertThatThrownBy(() -> course.rollouts.rollback("presses"))
                .isInstanceOf(RolloutException.class)
                .hasMessageContaining("--to");
    }

    @Test
    void sendsAGatewayThatWasOffLineTwiceToWhatItHadAtFirst() {
        course.play();
        FakeGateway absent = course.turn(0);
        absent.goes(false);
        course.rollouts.rollback("presses");
        course.play();
        assertThat(absent.inService()).isEqualTo(Course.SECOND);
        course.rollouts.promote(Course.THIRD, Course.RULES, false);
        course.step();

        course.rollouts.rollback("presses");
        absent.goes(true);
        course.play();

        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
    }

    @Test
    void aStepThatSleptOverTheHaltBringsNothingBack() {
        course.step();
        Rollout asleep = course.store.find("presses").orElseThrow().rollout();
        String gateway = course.turns().get(0);
        course.rollouts.rollback("presses");
        course.play();
        assertThat(course.turn(0).desired().file().model()).isEqualTo(Course.FIRST);

        GatewayProgress woken =
                new GatewayVisit(
                                asleep,
                                course.fleet.gateways(),
                                course.fleet,
                                new EarlierModels(course.models),
                                course.now)
                        .visit(gateway, asleep.gateways().get(gateway));

        assertThat(woken.state()).isEqualTo(GatewayState.TAKEN);
        assertThat(course.turn(0).desired().file().model()).isEqualTo(Course.FIRST);
    }

    @Test
    void leavesGatewaysAloneThatAnotherModelsRolloutHasTakenOver() {
        course.play();
        course.models.publish("pumps", 1, Verdict.FIRST);
        ModelVersion pumps = ModelVersion.published("pumps", "1");
        course.rollouts.promote(pumps, Course.RULES, false);
        for (int step = 0; step < 20; step++) {
            course.rollouts.advance("pumps");
            course.fleet.live();
        }
        assertThat(course.fleet.inServiceOf(pumps)).isEqualTo(25);

        course.rollouts.rollback("presses");
        course.play();

        assertThat(course.fleet.inServiceOf(pumps)).isEqualTo(25);
    }
}
