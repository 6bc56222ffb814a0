package io.tidemark.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.rollout.model.ModelVersion;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever call to the outside is the last one of a process, another comes to the same end. */
class KilledAnywhereTest {

    private static final int MOST_STEPS = 30;

    record Scenario(String name, Consumer<Course> setting) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** All that is to be the same: what gateways run, what they were told, how it ended. */
    record End(RolloutState state, List<ModelVersion> inService, List<ModelVersion> desired) {}

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario("all hold", course -> {}),
                new Scenario(
                        "one fails in stage two",
                        course -> course.turn(1).is(FakeGateway.Character.ROLLS_BACK)),
                new Scenario(
                        "one fails in stage three",
                        course -> course.turn(7).is(FakeGateway.Character.REFUSES)),
                new Scenario("the first is silent", course -> course.turn(0).goes(false)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesToTheSameEnd(Scenario scenario) {
        Course whole = course(scenario);
        End expected = run(whole);
        int calls = whole.callsUntilSettled();

        for (int last = 0; last < calls; last++) {
            Course course = course(scenario);
            course.power.cutAfter(last);
            assertThat(run(course))
                    .as("killed after call %d of %d", last, calls)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesToTheSameEndWhenKilledAgainAndAgain(Scenario scenario) {
        End expected = run(course(scenario));

        for (int every : List.of(7, 31, 101)) {
            Course course = course(scenario);
            for (int life = 0; life < MOST_STEPS; life++) {
                course.power.cutAfter(every + life);
                try {
                    course.advance();
                } catch (Power.Cut killed) {
                    // As intended; the next life goes on.
                }
                course.power.restore();
                course.fleet.live();
            }
            assertThat(run(course)).as("killed after %d calls and more", every).isEqualTo(expected);
        }
    }

    private static Course course(Scenario scenario) {
        Course course = new Course(12);
        scenario.setting().accept(course);
        course.promoting();
        return course;
    }

    /** Plays to the end; a process that is killed is followed by one that lives. */
    private static End run(Course course) {
        for (int step = 0; step < MOST_STEPS; step++) {
            try {
                course.advance();
            } catch (Power.Cut killed) {
                course.power.restore();
            }
            course.fleet.live();
            if (step == MOST_STEPS / 2) {
                course.wait(Duration.ofHours(2));
            }
        }
        course.power.restore();
        Rollout rollout = course.step();
        return new End(
                rollout.state(),
                course.fleet.all().stream().map(FakeGateway::inService).toList(),
                course.fleet.all().stream()
                        .map(FakeGateway::desired)
                        .map(desired -> desired == null ? null : desired.file().model())
                        .toList());
    }
}
