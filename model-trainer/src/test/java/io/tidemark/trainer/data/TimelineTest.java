package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final MachineId PRESS = new MachineId("plant-a", "press-7");

    @Test
    void isOneLifeWithoutStatements() {
        assertThat(lives()).containsExactly("0 first..running");
    }

    @Test
    void endsALifeWithAFailureAndAnotherWithARepair() {
        assertThat(lives(at(10, Outcome.FAILURE), at(30, Outcome.FAILURE), at(50, Outcome.REPAIR)))
                .containsExactly("0 first..10 failed", "1 10..30 failed", "2 50..running");
    }

    @Test
    void ofARunningMachineARepairEndsALifeWithoutFailure() {
        assertThat(lives(at(20, Outcome.REPAIR), at(40, Outcome.FAILURE)))
                .containsExactly("0 first..20", "1 20..40 failed", "2 40..running");
    }

    @Test
    void leavesOutTheTimeBetweenAFailureAndItsRepair() {
        Timeline timeline = timeline(at(10, Outcome.FAILURE), at(16, Outcome.REPAIR));

        assertThat(timeline.of(window(5, 10)).number()).isZero();
        assertThat(timeline.of(window(10, 15))).isNull();
        assertThat(timeline.of(window(15, 17))).isNull();
        assertThat(timeline.of(window(16, 20)).number()).isEqualTo(1);
    }

    @Test
    void givesNoLifeAWindowThatLiesAcrossItsEnd() {
        Timeline timeline = timeline(at(10, Outcome.FAILURE));

        assertThat(timeline.of(window(8, 12))).isNull();
        assertThat(timeline.of(window(10, 12)).number()).isEqualTo(1);
    }

    @Test
    void takesAFailureAndARepairAtTheSameMomentForOneThatWasRepairedAtOnce() {
        assertThat(lives(at(10, Outcome.REPAIR), at(10, Outcome.FAILURE)))
                .containsExactly("0 first..10 failed", "1 10..running");
    }

    @Test
    void inspectionsChangeNothing() {
        assertThat(lives(at(10, Outcome.INSPECTION))).containsExactly("0 first..running");
    }

    @Test
    void knowsOnlyThatALifeLastedUntilAContradiction() {
        Outcome failed = new Outcome("x", PRESS, Outcome.FAILURE, 10, null, 100);
        Outcome repaired = new Outcome("x", PRESS, Outcome.REPAIR, 20, null, 101);

        assertThat(lives(failed, repaired))
                .containsExactly("0 first..10", "1 10..20", "2 20..running");
    }

    @Test
    void ignoresWhatIsSaidToHappenLater() {
        Outcome future = new Outcome("x", PRESS, Outcome.FAILURE, 400_000, null, 99_999);

        assertThat(lives(future)).containsExactly("0 first..running");
    }

    private static Timeline timeline(Outcome... outcomes) {
        return OutcomeReview.of(List.of(outcomes)).timeline(PRESS);
    }

    private static List<String> lives(Outcome... outcomes) {
        return timeline(outcomes).lives().stream().map(TimelineTest::text).toList();
    }

    private static String text(Life life) {
        String start = life.startMillis() == Life.UNKNOWN_START ? "first" : "" + life.startMillis();
        String end = life.endMillis() == Life.RUNNING ? "running" : "" + life.endMillis();
        return life.number() + " " + start + ".." + end + (life.failed() ? " failed" : "");
    }

    private static Outcome at(long millis, String kind) {
        return new Outcome(kind + millis, PRESS, kind, millis, null, millis + 1);
    }

    private static WindowMean window(long start, long end) {
        return new WindowMean(PRESS, "sound", start, end, 1, end + 1);
    }
}
