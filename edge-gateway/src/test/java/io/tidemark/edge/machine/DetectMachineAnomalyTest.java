package io.tidemark.edge.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.AnomalyConfigs;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DetectMachineAnomalyTest {

    private static final AnomalyConfig ENOUGH =
            AnomalyConfigs.with(AnomalyConfig.Choice.AUTO, 96 << 20);

    private static final AnomalyConfig FOR_ONE_MACHINE =
            AnomalyConfigs.with(AnomalyConfig.Choice.AUTO, 3 * 600_000);

    private static final String[] TWO = {"load", "power"};
    private static final String[] THREE = {"load", "power", "sound"};

    @Test
    void findsWhatNoSensorShowsAlone() throws Exception {
        List<Anomaly> said = run(List.of(life("press", TWO, 600, 1)), Integer.MAX_VALUE, ENOUGH);

        assertThat(said)
                .filteredOn(anomaly -> anomaly.getOpenedAt().toEpochMilli() >= 500 * 5_000)
                .first()
                .satisfies(
                        anomaly -> {
                            assertThat(anomaly.getPhase()).isEqualTo(AnomalyPhase.OPENED);
                            assertThat(anomaly.getReason()).isEqualTo(AnomalyReason.RELATION);
                            assertThat(anomaly.getMachine()).isEqualTo("press");
                            assertThat(anomaly.getSensor()).isEqualTo("+");
                            assertThat(anomaly.getExplanation()).contains("power");
                            assertThat(anomaly.getValue()).isEqualTo(anomaly.getScore());
                            assertThat(anomaly.getOpenedAt().toEpochMilli())
                                    .isEqualTo(500 * 5_000L);
                        });
    }

    @Test
    void saysTheSameIfKilled() throws Exception {
        List<List<MachineWindow>> lives =
                List.of(life("press", TWO, 800, 1), life("saw", THREE, 800, 2));

        assertThat(run(lives, 97, ENOUGH))
                .isEqualTo(run(lives, Integer.MAX_VALUE, ENOUGH))
                .extracting(Anomaly::getMachine)
                .contains("press", "saw");
    }

    @Test
    void leavesMachinesAloneThatMemoryHasNoRoomFor() throws Exception {
        List<List<MachineWindow>> lives =
                List.of(life("press", TWO, 600, 1), life("saw", TWO, 600, 2));

        assertThat(run(lives, 50, FOR_ONE_MACHINE))
                .extracting(Anomaly::getMachine)
                .contains("press")
                .doesNotContain("saw");
    }

    @Test
    void beginsAnewWithAnotherSensorAndClosesWhatWasOpen() throws Exception {
        List<MachineWindow> life = new ArrayList<>(life("press", TWO, 503, 1));
        life.addAll(life("press", THREE, 1_500, 2).subList(503, 900));

        List<Anomaly> said = run(List.of(life), 97, ENOUGH);

        assertThat(said)
                .extracting(Anomaly::getPhase)
                .startsWith(AnomalyPhase.OPENED)
                .endsWith(AnomalyPhase.CLOSED);
        assertThat(said.get(said.size() - 1).getEventTime().toEpochMilli()).isEqualTo(503 * 5_000L);
    }

    @Test
    void leavesAMachineOfOneSensorToItsSensor() throws Exception {
        List<MachineWindow> life = life("press", new String[] {"load"}, 600, 1);

        assertThat(run(List.of(life), Integer.MAX_VALUE, ENOUGH)).isEmpty();
    }

    /** Power follows load, but for ten windows from the 500th on, and sound is noise. */
    private static List<MachineWindow> life(
            String machine, String[] sensors, int windows, long seed) {
        Random random = new Random(seed);
        List<MachineWindow> life = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            double load = random.nextDouble() * 10;
            double power = i >= 500 && i < 510 ? 10 - load : load;
            double[] means = {load, power + random.nextGaussian() / 10, random.nextGaussian()};
            life.add(
                    new MachineWindow(
                            "oslo/" + machine,
                            i * 5_000L,
                            sensors,
                            Arrays.copyOf(means, sensors.length)));
        }
        return life;
    }

    /**
     * @param lives of the machines, which take turns
     * @param killEvery rounds after which the gateway goes on from a snapshot
     */
    private static List<Anomaly> run(
            List<List<MachineWindow>> lives, int killEvery, AnomalyConfig config) throws Exception {
        List<Anomaly> said = new ArrayList<>();
        KeyedOneInputStreamOperatorTestHarness<String, MachineWindow, Anomaly> flink =
                start(config, null);
        for (int i = 0; i < lives.get(0).size(); i++) {
            flink.processWatermark(i * 5_000L);
            for (List<MachineWindow> life : lives) {
                flink.processElement(new StreamRecord<>(life.get(i)));
            }
            if (i % killEvery == killEvery - 1) {
                said.addAll(flink.extractOutputValues());
                OperatorSubtaskState snapshot = flink.snapshot(1, 1);
                flink.close();
                flink = start(config, snapshot);
                flink.processWatermark(i * 5_000L);
            }
        }
        said.addAll(flink.extractOutputValues());
        flink.close();
        return said;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MachineWindow, Anomaly> start(
            AnomalyConfig config, OperatorSubtaskState snapshot) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, MachineWindow, Anomaly> flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DetectMachineAnomaly("gateway-1", config),
                        MachineWindow::machine,
                        Types.STRING);
        flink.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        if (snapshot != null) {
            flink.initializeState(snapshot);
        }
        flink.open();
        return flink;
    }
}
