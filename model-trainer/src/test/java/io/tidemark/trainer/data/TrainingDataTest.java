package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What examples windows and outcomes give. A step is ten seconds, a window five. */
class TrainingDataTest {

    private static final long STEP = 10_000;
    private static final MachineId PRESS = new MachineId("plant-a", "press-7");
    private static final MachineId PUMP = new MachineId("plant-a", "pump-1");

    private final List<WindowMean> windows = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void labelsStepsWithTheTimeUntilTheFailure() {
        hear(PRESS, "heat", 0, 1, 3, 5, 7);
        outcomes.add(failure(PRESS, 26_000));

        assertThat(examples())
                .containsExactly(
                        example(PRESS, 0, 0, 10_000, 10, Map.of("heat", 2.0), 16.0, 16, "f"),
                        example(PRESS, 0, 1, 20_000, 20, Map.of("heat", 6.0), 6.0, 6, "f"));
    }

    @Test
    void keepsWhatIsKnownOfMachinesThatStillRun() {
        hear(PRESS, "heat", 0, 1, 3, 5);

        assertThat(examples())
                .containsExactly(
                        example(PRESS, 0, 0, 10_000, 10, Map.of("heat", 2.0), null, 5, null));
    }

    @Test
    void ofARepairedMachineKnowsThatItLastedUntilThen() {
        hear(PRESS, "heat", 0, 1, 3, 5);
        outcomes.add(new Outcome("r", PRESS, Outcome.REPAIR, 15_000, null, 15_001));

        assertThat(examples())
                .containsExactly(
                        example(PRESS, 0, 0, 10_000, 10, Map.of("heat", 2.0), null, 5, "r"));
    }

    @Test
    void beginsANewLifeWithItsFirstStepAfterTheRepair() {
        hear(PRESS, "heat", 0, 1, 3, 50, 60, 7, 9, 11);
        outcomes.add(failure(PRESS, 10_000));
        outcomes.add(new Outcome("r", PRESS, Outcome.REPAIR, 20_000, null, 20_001));

        assertThat(examples())
                .containsExactly(
                        example(PRESS, 0, 0, 10_000, 10, Map.of("heat", 2.0), 0.0, 0, "f"),
                        example(PRESS, 1, 0, 30_000, 10, Map.of("heat", 8.0), null, 5, null));
    }

    @Test
    void countsGapsAsStepsAndLeavesThemOut() {
        hear(PRESS, "heat", 0, 1, 3);
        hear(PRESS, "heat", 40_000, 5, 7);

        assertThat(examples())
                .extracting(Example::step, Example::ageSeconds)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(0, 10.0),
                        org.assertj.core.api.Assertions.tuple(4, 50.0));
    }

    @Test
    void leavesOutSensorsThatHaveNoUsableValue() {
        hear(PRESS, "heat", 0, 1, 3);
        hear(PRESS, "sound", 0, Double.NaN, Double.POSITIVE_INFINITY);
        hear(PRESS, "oil", 0, Double.NaN, 4);

        assertThat(examples()).hasSize(1);
        assertThat(examples().get(0).features()).isEqualTo(Map.of("heat", 2.0, "oil", 4.0));
    }

    @Test
    void takesOneOfTwoResultsForAWindowTheOneThatArrivedFirst() {
        hear(PRESS, "heat", 0, 1, 3);
        windows.add(new WindowMean(PRESS, "heat", 0, 5_000, 100, 5_000));

        assertThat(examples().get(0).features()).containsEntry("heat", 51.5);
    }

    @Test
    void givesTheSameExamplesInWhateverOrderWindowsCome() {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            hear(PRESS, "heat", i * 5_000L, random.nextGaussian());
            hear(PUMP, "flow", i * 5_000L, random.nextGaussian());
        }
        outcomes.add(failure(PRESS, 120_000));
        List<Example> expected = examples();
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(windows, random);
            assertThat(examples()).isEqualTo(expected);
        }
        assertThat(expected).isSortedAccordingTo(java.util.Comparator.comparing(Example::machine));
    }

    @Test
    void ofAMachineWithoutAStatedTypeTakesThatOfMostWithTheSameSensors() {
        MachineId other = new MachineId("plant-a", "press-8");
        MachineId unknown = new MachineId("plant-b", "mill-1");
        for (MachineId machine : List.of(PRESS, other)) {
            hear(machine, "heat", 0, 1, 2);
        }
        hear(unknown, "dust", 0, 1, 2);
        outcomes.add(stated(PRESS, 1_000, "old press"));
        outcomes.add(stated(PRESS, 2_000, "press"));

        Map<MachineId, String> types = new TreeMap<>();
        examples().forEach(example -> types.put(example.machine(), example.machineType()));
        assertThat(types)
                .containsEntry(PRESS, "press")
                .containsEntry(other, "press")
                .containsEntry(unknown, "unspecified");
    }

    @Test
    void countsWhatThereIs() {
        hear(PRESS, "heat", 0, 1, 3, 5, 7, 9);
        outcomes.add(failure(PRESS, 12_000));

        assertThat(DataSummary.of(data())).isEqualTo(new DataSummary(1, 2, 1, 1, 2, 25_000, 1));
    }

    @Test
    void canLeaveOutASensor() {
        hear(PRESS, "heat", 0, 1, 3);
        hear(PRESS, "sound", 0, 1, 3);

        List<Example> examples = new ArrayList<>();
        TrainingData.of(SimulatedPlant.source(windows), outcomes, STEP, Set.of("sound"))
                .forEach(examples::add);
        assertThat(examples.get(0).features()).containsOnlyKeys("heat");
    }

    private TrainingData data() {
        return TrainingData.of(SimulatedPlant.source(windows), outcomes, STEP, Set.of());
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        data().forEach(examples::add);
        return examples;
    }

    private void hear(MachineId machine, String sensor, long start, double... means) {
        for (int i = 0; i < means.length; i++) {
            long from = start + i * 5_000L;
            windows.add(
                    new WindowMean(machine, sensor, from, from + 5_000, means[i], from + 6_000));
        }
    }

    private static Outcome failure(MachineId machine, long millis) {
        return new Outcome("f", machine, Outcome.FAILURE, millis, null, millis + 1);
    }

    private static Outcome stated(MachineId machine, long millis, String type) {
        return new Outcome("i" + millis, machine, Outcome.INSPECTION, millis, type, millis);
    }

    private static Example example(
            MachineId machine,
            int life,
            int step,
            long asOf,
            double age,
            Map<String, Double> features,
            Double remaining,
            double survived,
            String outcome) {
        return new Example(
                MachineTypes.UNSPECIFIED,
                machine,
                life,
                step,
                asOf,
                age,
                new TreeMap<>(features),
                remaining,
                survived,
                outcome,
                HeldOutMachines.byHash(machine));
    }
}
