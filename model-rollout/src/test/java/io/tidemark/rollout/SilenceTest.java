package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3_601);

    private final Course course = new Course(25).promoting();

    @Test
    void waitsForAGatewayThatIsOffLine() {
        course.turn(0).goes(false);

        course.play();
        course.wait(Duration.ofMinutes(59)).play();

        assertThat(course.fleet.toldOf(Course.SECOND)).hasSize(1);
    }

    @Test
    void givesTheTurnOfASilentGatewayToTheNext() {
        course.turn(0).goes(false);
        course.play();

        Rollout rollout = course.wait(PATIENCE).play();

        assertThat(course.fleet.toldOf(Course.SECOND).subList(0, 2))
                .containsExactlyElementsOf(course.turns().subList(0, 2));
        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(24);
    }

    @Test
    void takesASilentGatewayInWhenItComesBack() {
        course.turn(0).goes(false);
        course.play();
        course.wait(PATIENCE).play();
        course.turn(0).goes(true);

        course.play();

        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(25);
    }

    @Test
    void goesOnWithEightyPercentOfAStageButNotWithLess() {
        for (int turn = 3; turn < 8; turn++) {
            course.turn(turn).goes(false);
        }
        course.play();
        assertThat(course.wait(PATIENCE).play().state()).isEqualTo(RolloutState.RUNNING);

        // 18 of the 22 of the last stage are 80 %, 17 are not.
        course.turn(3).goes(true);
        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        StageTally tally = StageTally.of(rollout, course.now);
        assertThat(tally.needed()).isEqualTo(18);
        assertThat(tally.silent()).isEqualTo(4);
    }

    @Test
    void neverGoesOnWhenOneFailedHoweverManyHeld() {
        course.turn(24).is(FakeGateway.Character.REFUSES);

        assertThat(course.play().state()).isEqualTo(RolloutState.HALTED);
        assertThat(course.fleet.inServiceOf(Course.FIRST)).isEqualTo(25);
    }

    @Test
    void givesATrialItsTimeBeforeItCallsItSilence() {
        course.turn(0).is(FakeGateway.Character.HESITATES);
        course.play();

        course.wait(PATIENCE).play();
        assertThat(course.fleet.toldOf(Course.SECOND)).hasSize(1);

        course.wait(Duration.ofSeconds(600)).play();
        assertThat(course.fleet.toldOf(Course.SECOND)).hasSizeGreaterThan(1);
    }

    @Test
    void doesNotWaitForAGatewayThatLeftTheGroup() {
        String first = course.turns().get(0);
        course.turn(0).goes(false);
        course.play();

        course.fleet.leave(first);
        Rollout rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(24);

        course.fleet.comeBack(first);
        course.fleet.gateway(first).goes(true);
        course.play();
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(25);
    }
}
