package io.tidemark.edge.anomaly;

import static io.tidemark.edge.anomaly.AnomalyConfigs.maximum;
import static io.tidemark.edge.anomaly.AnomalyConfigs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.anomaly.AnomalyConfig.Choice;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.models.anomaly.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A gateway that is killed goes on from its last checkpoint as if nothing had happened. */
class RestoredWatchesTest {

    private static final long MEMORY = 96 << 20;

    /** Enough for one watch at a time: each goes to state for the next. */
    private static final long ALMOST_NOTHING = 1;

    private static final SensorSettings RULES =
            new SensorSettings(
                    "*/*/*",
                    null,
                    new Rules(-5.0, 25.0, 20.0, Duration.ofSeconds(20), Duration.ofSeconds(50)));

    /** A step of the gateway's life: some listening, then a reading. */
    private record Step(String sensor, long listenedMillis, long eventTimeMillis, double value) {}

    @Test
    void saysTheSameIfKilledAfterAnyReading() throws Exception {
        AnomalyConfig config = AnomalyConfigs.with(Choice.ROBUST_STATISTICS, MEMORY, RULES);
        List<Step> life = life(300, 2, 1);

        assertThat(killedEvery(1, life, config)).isEqualTo(undisturbed(life, config));
    }

    @Test
    void saysTheSameWithSnapshotsInBetween() throws Exception {
        AnomalyConfig config = AnomalyConfigs.with(Choice.ROBUST_STATISTICS, MEMORY, RULES);
        List<Step> life = life(3_000, 2, 4);

        assertThat(killedEvery(97, life, config)).isEqualTo(undisturbed(life, config));
    }

    @Test
    void saysTheSameIfForestsAreKilled() throws Exception {
        AnomalyConfig config = AnomalyConfigs.with(Choice.RANDOM_CUT_FOREST, MEMORY, RULES);
        List<Step> life = life(2_000, 1, 2);

        assertThat(killedEvery(371, life, config)).isEqualTo(undisturbed(life, config));
    }

    @Test
    void saysTheSameWithoutMemory() throws Exception {
        List<Step> life = life(400, 2, 3);
        AnomalyConfig config = AnomalyConfigs.with(Choice.RANDOM_CUT_FOREST, MEMORY, RULES);
        AnomalyConfig little = AnomalyConfigs.with(Choice.RANDOM_CUT_FOREST, ALMOST_NOTHING, RULES);

        assertThat(undisturbed(life, little)).isEqualTo(undisturbed(life, config));
    }

    @Test
    void givesForestsToTheFirstSensorsAndRemembersWhich() throws Exception {
        AnomalyConfig config = AnomalyConfigs.with(Choice.AUTO, 1_000_000);
        OperatorSubtaskState snapshot;
        try (DetectionHarness harness = new DetectionHarness(config, null)) {
            for (String sensor : List.of("a", "b", "c")) {
                harness.process(sensor, 0, 1);
            }
            snapshot = harness.snapshot();
        }

        try (DetectionHarness harness = new DetectionHarness(config, snapshot)) {
            Random random = new Random(1);
            for (int second = 1; second < 500; second++) {
                for (String sensor : List.of("d", "c", "b", "a")) {
                    harness.process(
                            sensor, second * 1_000L, second == 499 ? 9 : random.nextDouble());
                }
            }

            assertThat(harness.anomalies())
                    .filteredOn(anomaly -> anomaly.getValue() == 9)
                    .extracting(Anomaly::getSensor, Anomaly::getDetector)
                    .containsExactly(
                            tuple("d", "robust-statistics"),
                            tuple("c", "robust-statistics"),
                            tuple("b", "random-cut-forest"),
                            tuple("a", "random-cut-forest"));
        }
    }

    @Test
    void closesAnIncidentThatNothingWatchesAnyMore() throws Exception {
        OperatorSubtaskState snapshot;
        String incident;
        try (DetectionHarness harness = new DetectionHarness(rules(maximum("*/*/*", 10)), null)) {
            harness.process("heat", 0, 11);
            incident = harness.anomalies().get(0).getIncident();
            snapshot = harness.snapshot();
        }

        try (DetectionHarness harness =
                new DetectionHarness(rules(maximum("*/*/cold", 10)), snapshot)) {
            harness.process("heat", 1_000, 11);
            harness.process("heat", 2_000, 11);

            assertThat(harness.anomalies())
                    .extracting(Anomaly::getPhase, Anomaly::getIncident)
                    .containsExactly(tuple(AnomalyPhase.CLOSED, incident));
        }
    }

    @Test
    void opensAnIncidentThatOnlyOtherRulesSeeBeforeItSaysMoreOfIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (DetectionHarness harness = new DetectionHarness(rules(maximum("*/*/*", 99)), null)) {
            harness.process("heat", 0, 11);
            snapshot = harness.snapshot();
        }

        try (DetectionHarness harness =
                new DetectionHarness(rules(maximum("*/*/*", 10)), snapshot)) {
            harness.process("heat", 1_000, 10_000);

            assertThat(harness.anomalies())
                    .extracting(Anomaly::getPhase, Anomaly::getPeakValue)
                    .containsExactly(tuple(AnomalyPhase.OPENED, 10_000.0));
        }
    }

    private static List<Step> life(int readings, int sensors, long seed) {
        Random random = new Random(seed);
        List<Step> life = new ArrayList<>();
        long listened = 0;
        for (int i = 0; i < readings; i++) {
            listened += random.nextInt(300) == 0 ? 70_000 : 400;
            boolean odd = random.nextInt(60) == 0;
            double value = odd ? 20 * random.nextGaussian() : 10 + random.nextInt(20) / 5.0;
            long late = random.nextInt(4) * 500L;
            life.add(
                    new Step(
                            "sensor-" + random.nextInt(sensors),
                            listened,
                            1_000_000 + listened - late,
                            value));
        }
        return life;
    }

    private static List<Anomaly> undisturbed(List<Step> life, AnomalyConfig config)
            throws Exception {
        List<Anomaly> said = killedEvery(Integer.MAX_VALUE, life, config);
        assertThat(said)
                .extracting(Anomaly::getPhase)
                .contains(AnomalyPhase.OPENED, AnomalyPhase.CLOSED);
        return said;
    }

    /**
     * @param readings between two checkpoints; some more are processed, and lost with the gateway
     */
    private static List<Anomaly> killedEvery(int readings, List<Step> life, AnomalyConfig config)
            throws Exception {
        List<Anomaly> said = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        int next = 0;
        while (next < life.size()) {
            try (DetectionHarness harness = new DetectionHarness(config, snapshot)) {
                if (next > 0) {
                    harness.listenUntil(life.get(next - 1).listenedMillis());
                }
                int end = readings > life.size() ? life.size() : next + readings;
                end = Math.min(life.size(), end);
                live(life.subList(next, end), harness);
                said.addAll(harness.anomalies());
                snapshot = harness.snapshot();
                live(life.subList(end, Math.min(life.size(), end + 5)), harness);
                next = end;
            }
        }
        return said;
    }

    private static void live(List<Step> life, DetectionHarness harness) throws Exception {
        for (Step step : life) {
            harness.listenUntil(step.listenedMillis());
            harness.process(step.sensor(), step.eventTimeMillis(), step.value());
        }
    }
}
