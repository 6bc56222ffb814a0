package io.tidemark.edge.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of 5 s that wait for 30 s. */
class JoinMachineTest {

    private static final long WAIT = JoinHarness.WAIT;
    private static final double NONE = Double.NaN;

    private JoinHarness harness;

    @BeforeEach
    void startWithNothing() throws Exception {
        harness = new JoinHarness(null);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void waitsWithTheFirstWindowUntilTheSensorsAreKnown() throws Exception {
        harness.window("heat", 5, 1);
        harness.window("sound", 5, 2);
        harness.window("heat", 10, 3);
        harness.listenUntil(WAIT - 1);
        assertThat(harness.joined()).isEmpty();

        harness.listenUntil(WAIT);

        assertThat(harness.joined()).containsExactly(machine(5, 1, 2), machine(10, 3, NONE));
    }

    @Test
    void joinsAtOnceWhenAllSensorsHaveGivenTheirs() throws Exception {
        knowHeatAndSound();

        harness.window("heat", 10, 3);
        assertThat(harness.joined()).isEmpty();
        harness.window("sound", 10, 4);

        assertThat(harness.joined()).containsExactly(machine(10, 3, 4));
    }

    @Test
    void doesNotWaitForASensorThatIsFurther() throws Exception {
        knowHeatAndSound();

        harness.window("heat", 10, 3);
        harness.window("heat", 15, 5);
        harness.window("sound", 15, 6);

        assertThat(harness.joined()).containsExactly(machine(10, 3, NONE), machine(15, 5, 6));
    }

    @Test
    void goesOnWithoutASensorThatIsSilentForTooLong() throws Exception {
        knowHeatAndSound();
        harness.listenUntil(100_000);

        harness.window("heat", 10, 3);
        harness.listenUntil(100_000 + WAIT - 1);
        assertThat(harness.joined()).isEmpty();
        harness.listenUntil(100_000 + WAIT);
        assertThat(harness.joined()).containsExactly(machine(10, 3, NONE));

        harness.window("sound", 10, 4);
        assertThat(harness.joined()).isEmpty();

        harness.listenUntil(WAIT + WindowJoin.AWAITED_FOR_MILLIS + 100_000);
        harness.window("heat", 15, 5);
        harness.listenUntil(2 * (WAIT + WindowJoin.AWAITED_FOR_MILLIS) + 100_000);
        harness.window("heat", 20, 6);
        assertThat(harness.joined()).containsExactly(machine(15, 5, NONE), machine(20, 6, NONE));
    }

    @Test
    void isNotHeldUpByOneClockAheadOrBehind() throws Exception {
        for (String sensor : List.of("a", "b", "heat", "sound")) {
            harness.window(sensor, 5, 1);
        }
        harness.listenUntil(WAIT);
        harness.joined();

        harness.window("a", 3_605, 1);
        harness.window("b", -3_605, 1);
        harness.listenUntil(5 * WAIT);
        harness.window("heat", 10, 3);
        harness.window("sound", 10, 4);
        harness.listenUntil(6 * WAIT);

        assertThat(harness.joined())
                .extracting(MachineWindow::endMillis, window -> window.means()[2])
                .containsExactly(tuple(10_000L, 3.0));
    }

    @Test
    void leavesRevisionsOut() throws Exception {
        knowHeatAndSound();

        harness.window("heat", 10, 3, 1);
        harness.window("sound", 10, 4);
        harness.window("heat", 15, 5);

        assertThat(harness.joined()).containsExactly(machine(10, NONE, 4));
    }

    @Test
    void forgetsAMachineThatIsGone() throws Exception {
        knowHeatAndSound();
        assertThat(harness.stateEntries()).isEqualTo(1);

        harness.listenUntil(WAIT + WindowJoin.FORGOTTEN_AFTER_MILLIS);

        assertThat(harness.stateEntries()).isZero();
        assertThat(harness.timers()).isZero();
    }

    @Test
    void emitsTheSameIfKilledAfterAnyWindow() throws Exception {
        List<MachineWindow> undisturbed = new ArrayList<>(live(300, Integer.MAX_VALUE));
        harness.close();
        harness = new JoinHarness(null);

        assertThat(live(300, 1)).isEqualTo(undisturbed).hasSizeGreaterThan(50);
    }

    /**
     * @param killEvery windows after which the gateway goes on from a snapshot
     */
    private List<MachineWindow> live(int windows, int killEvery) throws Exception {
        Random random = new Random(3);
        List<MachineWindow> all = new ArrayList<>();
        long listened = 0;
        for (int i = 0; i < windows; i++) {
            listened += random.nextInt(5) == 0 ? random.nextInt(60_000) : random.nextInt(2_000);
            harness.listenUntil(listened);
            String sensor = "sensor-" + random.nextInt(3);
            harness.window(sensor, 5 * (i / 3 + random.nextInt(3)), random.nextInt(100));
            all.addAll(harness.joined());
            if (i % killEvery == killEvery - 1) {
                OperatorSubtaskState snapshot = harness.snapshot();
                harness.close();
                harness = new JoinHarness(snapshot);
                harness.listenUntil(listened);
            }
        }
        return all;
    }

    private void knowHeatAndSound() throws Exception {
        harness.window("sound", 5, 2);
        harness.window("heat", 5, 1);
        harness.listenUntil(WAIT);
        assertThat(harness.joined()).containsExactly(machine(5, 1, 2));
    }

    private static MachineWindow machine(long endSeconds, double heat, double sound) {
        return new MachineWindow(
                "oslo/press",
                endSeconds * 1_000,
                new String[] {"heat", "sound"},
                new double[] {heat, sound});
    }
}
