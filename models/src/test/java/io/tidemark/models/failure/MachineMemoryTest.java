package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineMemoryTest {

    private static final long MINUTE = 60_000;

    @Test
    void averagesWindowsIntoSteps() {
        MachineMemory memory = new MachineMemory(2, MINUTE);

        assertThat(memory.add(20_000, new double[] {1, 10})).isFalse();
        assertThat(memory.add(40_000, new double[] {2, Double.NaN})).isFalse();
        assertThat(memory.add(60_000, new double[] {6, 20})).isTrue();

        assertThat(memory.latest(0)).containsExactly(3, 15);
        assertThat(memory.endMillis()).isEqualTo(MINUTE);
    }

    @Test
    void closesAStepThatIsCutShortWhenALaterOneBegins() {
        MachineMemory memory = new MachineMemory(1, MINUTE);
        memory.add(20_000, new double[] {1});

        assertThat(memory.add(3 * MINUTE + 5_000, new double[] {9})).isTrue();

        assertThat(memory.latestSteps()).isEqualTo(1);
        assertThat(memory.latest(0)).containsExactly(1);
        assertThat(memory.add(4 * MINUTE, new double[] {11})).isTrue();
        assertThat(memory.latest(0)).containsExactly(10);
        assertThat(memory.stepsAgo(1)).isEqualTo(3);
        assertThat(memory.age()).isEqualTo(4);
    }

    @Test
    void passesOverWhatIsNotNewer() {
        MachineMemory memory = new MachineMemory(1, MINUTE);
        memory.add(40_000, new double[] {1});

        assertThat(memory.add(40_000, new double[] {100})).isFalse();
        assertThat(memory.add(20_000, new double[] {100})).isFalse();
        memory.add(MINUTE, new double[] {3});

        assertThat(memory.latest(0)).containsExactly(2);
    }

    @Test
    void takesWhatIsNotFiniteOrAbsurdForMissing() {
        MachineMemory memory = new MachineMemory(3, 0);

        memory.add(1, new double[] {Double.NEGATIVE_INFINITY, Double.MAX_VALUE, 5});

        assertThat(memory.latest(0)).containsExactly(Double.NaN, Double.NaN, 5);
    }

    @Test
    void remembersTheFirstAndTheLatestOfALongLife() {
        MachineMemory memory = new MachineMemory(1, 0);
        for (int cycle = 1; cycle <= 1_000; cycle++) {
            memory.add(cycle, new double[] {cycle});
        }

        assertThat(memory.age()).isEqualTo(1_000);
        assertThat(memory.firstSteps()).isEqualTo(30);
        assertThat(memory.first(29)).containsExactly(30);
        assertThat(memory.latestSteps()).isEqualTo(60);
        assertThat(memory.latest(0)).containsExactly(1_000);
        assertThat(memory.latest(59)).containsExactly(941);
        assertThat(memory.stepsAgo(59)).isEqualTo(59);
        assertThat(memory.trends().slope(0)).isEqualTo(1);
    }
}
