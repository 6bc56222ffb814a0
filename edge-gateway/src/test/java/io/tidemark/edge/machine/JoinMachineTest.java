package io.tidemark.edge.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.events.WindowSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of 5 s that wait for 30 s. */
class JoinMachineTest {

    private static final long WAIT = 30_000;
    private static final double NONE = Double.NaN;

    private KeyedOneInputStreamOperatorTestHarness<String, WindowSummary, MachineWindow> flink;
    private int taken;

    @BeforeEach
    void startWithNothing() throws Exception {
        start(null);
    }

    @AfterEach
    void stop() throws Exception {
        flink.close();
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new JoinMachine(Duration.ofMillis(WAIT))),
                        MachineName::of,
                        Types.STRING);
        taken = 0;
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
    }

    @Test
    void waitsWithTheFirstWindowUntilTheSensorsAreKnown() throws Exception {
        window("heat", 5, 1);
        window("sound", 5, 2);
        window("heat", 10, 3);
        listenUntil(WAIT - 1);
        assertThat(joined()).isEmpty();

        listenUntil(WAIT);

        assertThat(joined()).containsExactly(machine(5, 1, 2), machine(10, 3, NONE));
    }

    @Test
    void joinsAtOnceWhenAllSensorsHaveGivenTheirs() throws Exception {
        knowHeatAndSound();

        window("heat", 10, 3);
        assertThat(joined()).isEmpty();
        window("sound", 10, 4);

        assertThat(joined()).containsExactly(machine(10, 3, 4));
    }

    @Test
    void doesNotWaitForASensorThatIsFurther() throws Exception {
        knowHeatAndSound();

        window("heat", 10, 3);
        window("heat", 15, 5);
        window("sound", 15, 6);

        assertThat(joined()).containsExactly(machine(10, 3, NONE), machine(15, 5, 6));
    }

    @Test
    void goesOnWithoutASensorThatIsSilentForTooLong() throws Exception {
        knowHeatAndSound();
        listenUntil(100_000);

        window("heat", 10, 3);
        listenUntil(100_000 + WAIT - 1);
        assertThat(joined()).isEmpty();
        listenUntil(100_000 + WAIT);
        assertThat(joined()).containsExactly(machine(10, 3, NONE));

        window("sound", 10, 4);
        assertThat(joined()).isEmpty();

        listenUntil(WAIT + WindowJoin.AWAITED_FOR_MILLIS + 100_000);
        window("heat", 15, 5);
        listenUntil(2 * (WAIT + WindowJoin.AWAITED_FOR_MILLIS) + 100_000);
        window("heat", 20, 6);
        assertThat(joined()).containsExactly(machine(15, 5, NONE), machine(20, 6, NONE));
    }

    @Test
    void isNotHeldUpByOneClockAheadOrBehind() throws Exception {
        for (String sensor : List.of("a", "b", "heat", "sound")) {
            window(sensor, 5, 1);
        }
        listenUntil(WAIT);
        joined();

        window("a", 3_605, 1);
        window("b", -3_605, 1);
        listenUntil(5 * WAIT);
        window("heat", 10, 3);
        window("sound", 10, 4);
        listenUntil(6 * WAIT);

        assertThat(joined())
                .extracting(MachineWindow::endMillis, window -> window.means()[2])
                .containsExactly(tuple(10_000L, 3.0));
    }

    @Test
    void leavesRevisionsOut() throws Exception {
        knowHeatAndSound();

        flink.processElement(new StreamRecord<>(summary("heat", 10, 3, 1)));
        window("sound", 10, 4);
        window("heat", 15, 5);

        assertThat(joined()).containsExactly(machine(10, NONE, 4));
    }

    @Test
    void forgetsAMachineThatIsGone() throws Exception {
        knowHeatAndSound();
        assertThat(flink.numKeyedStateEntries()).isEqualTo(1);

        listenUntil(WAIT + WindowJoin.FORGOTTEN_AFTER_MILLIS);

        assertThat(flink.numKeyedStateEntries()).isZero();
        assertThat(flink.numEventTimeTimers()).isZero();
    }

    @Test
    void emitsTheSameIfKilledAfterAnyWindow() throws Exception {
        List<MachineWindow> undisturbed = new ArrayList<>(live(300, Integer.MAX_VALUE));
        flink.close();
        start(null);

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
            listenUntil(listened);
            String sensor = "sensor-" + random.nextInt(3);
            window(sensor, 5 * (i / 3 + random.nextInt(3)), random.nextInt(100));
            all.addAll(joined());
            if (i % killEvery == killEvery - 1) {
                OperatorSubtaskState snapshot = flink.snapshot(1, 1);
                flink.close();
                start(snapshot);
                flink.processWatermark(listened);
            }
        }
        return all;
    }

    private void knowHeatAndSound() throws Exception {
        window("sound", 5, 2);
        window("heat", 5, 1);
        listenUntil(WAIT);
        assertThat(joined()).containsExactly(machine(5, 1, 2));
    }

    private void window(String sensor, long endSeconds, double mean) throws Exception {
        flink.processElement(new StreamRecord<>(summary(sensor, endSeconds, mean, 0)));
    }

    private void listenUntil(long listeningMillis) throws Exception {
        flink.processWatermark(listeningMillis);
    }

    private List<MachineWindow> joined() {
        List<MachineWindow> all = flink.extractOutputValues();
        List<MachineWindow> fresh = new ArrayList<>(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
    }

    private static MachineWindow machine(long endSeconds, double heat, double sound) {
        return new MachineWindow(
                "oslo/press",
                endSeconds * 1_000,
                new String[] {"heat", "sound"},
                new double[] {heat, sound});
    }

    private static WindowSummary summary(
            String sensor, long endSeconds, double mean, int revision) {
        return WindowSummary.newBuilder()
                .setGateway("gateway-1")
                .setSite("oslo")
                .setMachine("press")
                .setSensor(sensor)
                .setType("type")
                .setWindowStart(Instant.ofEpochSecond(endSeconds - 5))
                .setWindowEnd(Instant.ofEpochSecond(endSeconds))
                .setRevision(revision)
                .setCount(1)
                .setMean(mean)
                .setMin(mean)
                .setMax(mean)
                .setStandardDeviation(0)
                .setLast(mean)
                .build();
    }
}
