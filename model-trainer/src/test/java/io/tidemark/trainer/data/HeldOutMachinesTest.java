package io.tidemark.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Remainders were computed with sha256sum: 0, 4, 3, 1, 0, 0, 2, 4, 2, 0, 3, 2 for press 0 to 11.
 */
class HeldOutMachinesTest {

    @Test
    void holdsOutByTheHashOfTheName() {
        assertThat(HeldOutMachines.of(presses(0, 12), presses(0, 12)))
                .containsExactlyInAnyOrder(press(0), press(4), press(5), press(9));
        assertThat(HeldOutMachines.isFallback(presses(0, 12))).isFalse();
    }

    @Test
    void keepsItsChoiceWhateverMachinesAreAdded() {
        Set<MachineId> few = HeldOutMachines.of(presses(0, 12), presses(0, 12));

        assertThat(HeldOutMachines.of(presses(0, 500), presses(0, 500))).containsAll(few);
        assertThat(HeldOutMachines.of(presses(0, 500), presses(0, 500)).size()).isBetween(75, 125);
    }

    @Test
    void holdsOutTheFailedWithTheLeastHashesWhereTheHashAloneHoldsOutTooFew() {
        List<MachineId> failed = List.of(press(1), press(2), press(3), press(6), press(7));

        // The hashes begin 81, 67, ac, bf, fd.
        assertThat(HeldOutMachines.isFallback(failed)).isTrue();
        assertThat(HeldOutMachines.of(failed, failed))
                .containsExactlyInAnyOrder(press(2), press(1));
    }

    @Test
    void addsToWhatTheHashHoldsOut() {
        List<MachineId> failed = List.of(press(1), press(2), press(3), press(9));

        assertThat(HeldOutMachines.of(failed, failed))
                .containsExactlyInAnyOrder(press(9), press(2));
    }

    @Test
    void leavesTwoToLearnFrom() {
        List<MachineId> failed = List.of(press(1), press(2), press(3));

        assertThat(HeldOutMachines.of(failed, failed)).containsExactly(press(2));
        assertThat(HeldOutMachines.of(failed, List.of())).isEmpty();
    }

    private static MachineId press(int number) {
        return new MachineId("plant-a", "press-" + number);
    }

    private static List<MachineId> presses(int from, int to) {
        return new ArrayList<>(
                IntStream.range(from, to).mapToObj(HeldOutMachinesTest::press).toList());
    }
}
