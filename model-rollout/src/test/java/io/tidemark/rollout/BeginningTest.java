package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import io.tidemark.rollout.model.Verdict;
import org.junit.jupiter.api.Test;

class BeginningTest {

    private final Course course = new Course(5);

    @Test
    void takesAWorseModelOnlyByForce() {
        course.models.publish("presses", 4, Verdict.WORSE);
        ModelVersion worse = ModelVersion.published("presses", "4");

        assertThatThrownBy(() -> course.rollouts.promote(worse, Course.RULES, false))
                .isInstanceOf(RolloutException.class)
                .hasMessageContaining("--force");

        assertThat(course.rollouts.promote(worse, Course.RULES, true).state())
                .isEqualTo(RolloutState.RUNNING);
    }

    @Test
    void refusesAVersionThatIsNotThere() {
        ModelVersion missing = ModelVersion.published("presses", "9");

        assertThatThrownBy(() -> course.rollouts.promote(missing, Course.RULES, false))
                .isInstanceOf(RefusedModelException.class);
    }

    @Test
    void neverHasTwoRolloutsOfAModelAtOnce() {
        course.promoting().step();

        assertThatThrownBy(() -> course.rollouts.promote(Course.THIRD, Course.RULES, false))
                .isInstanceOf(RolloutException.class)
                .hasMessageContaining("presses version 2 is under way");
        assertThat(course.fleet.toldOf(Course.THIRD)).isEmpty();
    }

    @Test
    void letsOneOfTwoThatBeginAtTheSameMomentBegin() {
        Rollout one = course.rollouts.promote(Course.SECOND, Course.RULES, false);
        StoredRollout stored = course.store.find("presses").orElseThrow();

        assertThatThrownBy(() -> course.store.save(one, null))
                .isInstanceOf(ConflictException.class);
        assertThat(course.store.find("presses")).contains(stored);
    }

    @Test
    void takesUpTheSameVersionInsteadOfBeginningAnew() {
        course.promoting();
        Rollout running = course.step();

        assertThat(course.rollouts.promote(Course.SECOND, Course.RULES, false)).isEqualTo(running);

        Rollout completed = course.play();
        assertThat(course.rollouts.promote(Course.SECOND, Course.RULES, false))
                .isEqualTo(completed);
    }

    @Test
    void doesNotTakeTheGatewaysOfAnotherModelsRollout() {
        course.models.publish("pumps", 1, Verdict.FIRST);
        ModelVersion pumps = ModelVersion.published("pumps", "1");
        course.promoting();

        assertThatThrownBy(() -> course.rollouts.promote(pumps, Course.RULES, false))
                .hasMessageContaining("presses version 2 is under way");

        course.play();
        assertThat(course.rollouts.promote(pumps, Course.RULES, false).state())
                .isEqualTo(RolloutState.RUNNING);
    }

    @Test
    void refusesAFleetOfNobody() {
        assertThatThrownBy(() -> new Course(0).promoting())
                .isInstanceOf(RolloutException.class)
                .hasMessage("The thing group fleet is empty.");
    }

    @Test
    void findsNothingToGoOnWithIfThereNeverWasARollout() {
        assertThat(course.rollouts.advance("presses")).isEmpty();
    }
}
