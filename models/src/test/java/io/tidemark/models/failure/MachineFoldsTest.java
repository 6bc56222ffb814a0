package io.tidemark.models.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MachineFoldsTest {

    @Test
    void neverDividesTheLivesOfAMachine() {
        List<TrainingMachine> lives = new ArrayList<>();
        for (int life = 0; life < 30; life++) {
            lives.add(life("press-" + life % 10, life % 3 == 0));
        }

        MachineFolds folds = MachineFolds.of(lives, 5, new Random(1));

        assertThat(folds.count()).isEqualTo(5);
        List<TrainingMachine> all = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            Set<String> inside = names(folds.part(fold));
            assertThat(inside).isNotEmpty().doesNotContainAnyElementsOf(names(folds.others(fold)));
            all.addAll(folds.part(fold));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(lives);
    }

    @Test
    void givesEachPartAMachineThatFailed() {
        List<TrainingMachine> lives = new ArrayList<>();
        for (int life = 0; life < 12; life++) {
            lives.add(life("press-" + life, life < 3));
        }

        MachineFolds folds = MachineFolds.of(lives, 5, new Random(1));

        assertThat(folds.count()).isEqualTo(3);
        for (int fold = 0; fold < 3; fold++) {
            assertThat(folds.part(fold)).anyMatch(TrainingMachine::failed);
        }
    }

    @Test
    void needsTwoMachinesThatFailed() {
        List<TrainingMachine> lives =
                List.of(life("press-1", true), life("press-1", true), life("press-2", false));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineFolds.of(lives, 5, new Random(1)))
                .withMessageContaining("1 machine(s) ever failed, expected at least 2");
    }

    private static Set<String> names(List<TrainingMachine> lives) {
        return lives.stream().map(TrainingMachine::name).collect(Collectors.toSet());
    }

    private static TrainingMachine life(String machine, boolean failed) {
        List<MachineStep> steps = List.of(new MachineStep(1, new double[] {1}));
        return new TrainingMachine(new MachineHistory(machine, steps, failed), new int[] {0}, 0);
    }
}
