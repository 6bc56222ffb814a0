package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.trainer.data.OutcomeFinding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made of outcomes that cannot simply be used; each is told, none is used silently. */
class OutcomeReviewTest {

    private static final long STEP = 1_000;
    private static final MachineId PRESS = new MachineId("plant-a", "press-7");
    private static final MachineId PUMP = new MachineId("plant-a", "pump-1");

    @Test
    void usesFailuresRepairsAndInspectionsOfMachinesThatAreHeard() {
        assertThat(
                        findings(
                                failure("a", PRESS, 10_000),
                                outcome("b", PRESS, Outcome.REPAIR, 12_000),
                                outcome("c", PRESS, Outcome.INSPECTION, 15_000)))
                .containsExactly(
                        tuple("a", Finding.USED),
                        tuple("b", Finding.USED),
                        tuple("c", Finding.USED));
    }

    @Test
    void namesUnknownMachines() {
        assertThat(findings(failure("a", PUMP, 10_000)))
                .containsExactly(tuple("a", Finding.UNKNOWN_MACHINE));
    }

    @Test
    void usesTheFirstOfWhatIsStatedTwice() {
        Outcome first = failure("a", PRESS, 10_000);
        Outcome again =
                new Outcome("a", PRESS, Outcome.FAILURE, 10_000, null, first.arrivedAtMillis() + 1);
        Outcome otherId =
                new Outcome("b", PRESS, Outcome.FAILURE, 10_000, null, first.arrivedAtMillis() + 2);

        assertThat(findings(otherId, again, first))
                .containsExactly(
                        tuple("a", Finding.USED),
                        tuple("a", Finding.REPEATED),
                        tuple("b", Finding.REPEATED));
        assertThat(data(otherId, again, first).findings().get(2).detail())
                .contains("under another id");
    }

    @Test
    void believesNothingOfOneIdThatSaysTwoThings() {
        assertThat(
                        findings(
                                failure("a", PRESS, 10_000),
                                outcome("a", PRESS, Outcome.REPAIR, 12_000)))
                .containsExactly(
                        tuple("a", Finding.CONTRADICTORY), tuple("a", Finding.CONTRADICTORY));
        TrainingData data =
                data(failure("a", PRESS, 10_000), outcome("a", PRESS, Outcome.REPAIR, 12_000));
        assertThat(DataSummary.of(data).failures()).isZero();
        assertThat(DataSummary.of(data).lives()).isEqualTo(3);
    }

    @Test
    void refusesAKindThatNobodyKnows() {
        assertThat(findings(outcome("a", PRESS, "OVERHAUL", 10_000)))
                .containsExactly(tuple("a", Finding.CONTRADICTORY));
    }

    @Test
    void refusesWhatHasNotHappenedYetButAllowsForClocks() {
        long arrived = 10_000;
        long tolerated = arrived + 5 * 60_000;

        assertThat(
                        findings(
                                new Outcome("a", PRESS, Outcome.FAILURE, tolerated, null, arrived),
                                new Outcome(
                                        "b", PRESS, Outcome.REPAIR, tolerated + 1, null, arrived)))
                .containsExactly(tuple("a", Finding.USED), tuple("b", Finding.IN_FUTURE));
    }

    @Test
    void namesAFailureWithoutAWholeStepBeforeIt() {
        assertThat(findings(failure("a", PRESS, 500), failure("b", PRESS, 10_000)))
                .containsExactly(tuple("a", Finding.WITHOUT_DATA), tuple("b", Finding.USED));
    }

    @Test
    void usesARepairThatOnlyBeginsALife() {
        assertThat(findings(outcome("a", PRESS, Outcome.REPAIR, 0)))
                .containsExactly(tuple("a", Finding.USED));
    }

    @Test
    void judgesTheSameInWhateverOrderTheyAreRead() {
        List<Outcome> outcomes =
                new ArrayList<>(
                        List.of(
                                failure("a", PRESS, 10_000),
                                outcome("b", PRESS, Outcome.REPAIR, 12_000),
                                outcome("b", PUMP, Outcome.REPAIR, 12_000),
                                failure("c", PRESS, 10_000),
                                failure("d", PRESS, 15_000),
                                failure("d", PRESS, 15_000)));
        List<OutcomeFinding> expected = data(outcomes.toArray(new Outcome[0])).findings();
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(outcomes, random);
            assertThat(data(outcomes.toArray(new Outcome[0])).findings()).isEqualTo(expected);
        }
    }

    private static List<org.assertj.core.groups.Tuple> findings(Outcome... outcomes) {
        return data(outcomes).findings().stream()
                .map(finding -> tuple(finding.outcome().id(), finding.finding()))
                .toList();
    }

    /** The press is heard for twenty steps. */
    private static TrainingData data(Outcome... outcomes) {
        List<WindowMean> windows = new ArrayList<>();
        for (long start = 0; start < 20 * STEP; start += STEP) {
            windows.add(new WindowMean(PRESS, "sound", start, start + STEP, 1, start + STEP));
        }
        return TrainingData.of(SimulatedPlant.source(windows), List.of(outcomes), STEP, Set.of());
    }

    private static Outcome failure(String id, MachineId machine, long millis) {
        return outcome(id, machine, Outcome.FAILURE, millis);
    }

    private static Outcome outcome(String id, MachineId machine, String kind, long millis) {
        return new Outcome(id, machine, kind, millis, null, millis + 1);
    }
}
