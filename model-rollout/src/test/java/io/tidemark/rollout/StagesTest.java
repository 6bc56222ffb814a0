package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.rollout.fleet.DesiredModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {

    private final Course course = new Course(25).promoting();

    @Test
    void bringsTheModelToOneGatewayThenToATenthThenToAll() {
        List<Integer> told = new ArrayList<>();
        Rollout rollout = course.step();
        while (!rollout.settled(course.now)) {
            told.add(course.fleet.toldOf(Course.SECOND).size());
            rollout = course.step();
        }

        assertThat(told).startsWith(1).isSorted().containsOnly(1, 3, 25).contains(3, 25);
        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(25);
        assertThat(rollout.stages()).extracting(StageProgress::planned).containsExactly(1, 2, 22);
    }

    @Test
    void tellsNobodyElseBeforeTheStageHolds() {
        course.turn(0).is(FakeGateway.Character.HESITATES);

        course.play();

        assertThat(course.fleet.toldOf(Course.SECOND)).containsExactly(course.turns().get(0));
    }

    @Test
    void tellsWhatToGetWhereAndHowLongToTryIt() {
        course.step();

        DesiredModel desired = course.turn(0).desired();
        assertThat(desired.file()).isEqualTo(FakeModels.reference(Course.SECOND));
        assertThat(desired.trial()).isEqualTo(Course.RULES.trial());
    }

    @Test
    void hasAnotherGatewayFirstForAnotherVersion() {
        assertThat(TurnOrder.of(course.fleet.gateways(), Course.SECOND))
                .isEqualTo(course.turns())
                .isNotEqualTo(TurnOrder.of(course.fleet.gateways(), Course.THIRD))
                .containsExactlyInAnyOrderElementsOf(course.fleet.gateways());
    }

    @Test
    void passesOverAStageThatASmallFleetHasNobodyFor() {
        Course small = new Course(3).promoting();

        Rollout rollout = small.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(rollout.stages()).extracting(StageProgress::planned).containsExactly(1, 0, 2);
    }

    @Test
    void bringsTheModelToGatewaysThatJoinWhileItRunsAndAfterItsEnd() {
        course.step();
        course.fleet.join(2, Course.FIRST);
        Rollout rollout = course.play();
        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(27);

        course.fleet.join(1, null);
        rollout = course.play();

        assertThat(rollout.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(course.fleet.inServiceOf(Course.SECOND)).isEqualTo(28);
    }

    @Test
    void writesNothingWhenNothingIsNew() {
        course.play();
        String before = course.store.find("presses").orElseThrow().tag();

        course.step();

        assertThat(course.store.find("presses").orElseThrow().tag()).isEqualTo(before);
    }
}
