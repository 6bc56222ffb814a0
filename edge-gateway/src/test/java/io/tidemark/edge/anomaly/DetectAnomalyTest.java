package io.tidemark.edge.anomaly;

import static io.tidemark.edge.anomaly.AnomalyConfigs.maximum;
import static io.tidemark.edge.anomaly.AnomalyConfigs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.anomaly.AnomalyConfig.Choice;
import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import io.tidemark.events.EventId;
import io.tidemark.models.anomaly.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectAnomalyTest {

    private static final long SECOND = 1_000;

    @Test
    void tellsEverythingOfAnIncidentThatOpens() throws Exception {
        try (DetectionHarness harness = new DetectionHarness(rules(maximum("*/*/*", 10)), null)) {
            harness.process("heat", 1_000, 9.5);
            harness.process("heat", 1_234, 12.5);

            assertThat(harness.anomalies())
                    .singleElement()
                    .satisfies(DetectAnomalyTest::isTheIncidentOfHeat);
        }
    }

    private static void isTheIncidentOfHeat(Anomaly anomaly) {
        assertThat(List.of(anomaly.getGateway(), anomaly.getSite(), anomaly.getMachine()))
                .containsExactly("gateway-1", "oslo", "press");
        assertThat(List.of(anomaly.getSensor(), anomaly.getType(), anomaly.getUnit()))
                .containsExactly("heat", "temperature", "C");
        assertThat(anomaly.getEventTime()).isEqualTo(Instant.ofEpochMilli(1_234));
        assertThat(anomaly.getOpenedAt()).isEqualTo(Instant.ofEpochMilli(1_234));
        assertThat(anomaly.getDeviceSequence()).isEqualTo(7);
        assertThat(anomaly.getValue()).isEqualTo(12.5);
        assertThat(anomaly.getPeakValue()).isEqualTo(12.5);
        assertThat(anomaly.getScore())
                .isGreaterThan(anomaly.getThreshold())
                .isEqualTo(anomaly.getPeakScore());
        assertThat(anomaly.getExpectedLower()).isNull();
        assertThat(anomaly.getExpectedUpper()).isEqualTo(10);
        assertThat(anomaly.getReason()).isEqualTo(AnomalyReason.ABOVE_RANGE);
        assertThat(anomaly.getPhase()).isEqualTo(AnomalyPhase.OPENED);
        assertThat(anomaly.getAbnormalReadings()).isEqualTo(1);
        assertThat(anomaly.getDetector()).isEqualTo("rules");
        assertThat(anomaly.getIncident())
                .isEqualTo(
                        EventId.ofIncident("gateway-1", "oslo", "press", "heat", "rules", 1_234));
    }

    @Test
    void givesAllMessagesOfAnIncidentItsName() throws Exception {
        try (DetectionHarness harness = new DetectionHarness(rules(maximum("*/*/*", 10)), null)) {
            harness.process("heat", 0, 11);
            harness.process("heat", SECOND, 1_000);
            for (int second = 2; second < 30; second++) {
                harness.process("heat", second * SECOND, 5);
            }
            harness.process("heat", 40 * SECOND, 12);

            assertThat(harness.anomalies())
                    .extracting(Anomaly::getPhase, Anomaly::getPeakValue)
                    .containsExactly(
                            tuple(AnomalyPhase.OPENED, 11.0),
                            tuple(AnomalyPhase.UPDATED, 1_000.0),
                            tuple(AnomalyPhase.CLOSED, 1_000.0),
                            tuple(AnomalyPhase.OPENED, 12.0));
            assertThat(harness.anomalies().subList(0, 3))
                    .extracting(Anomaly::getIncident)
                    .containsOnly(harness.anomalies().get(0).getIncident())
                    .doesNotContain(harness.anomalies().get(3).getIncident());
        }
    }

    @Test
    void goesByTheFirstSectionThatMatches() throws Exception {
        AnomalyConfig config =
                rules(
                        maximum("*/press/heat", 10),
                        new SensorSettings("oslo/*/*", null, Rules.NONE),
                        maximum("*/*/*", 0));
        try (DetectionHarness harness = new DetectionHarness(config, null)) {
            harness.process("heat", 0, 11);
            harness.process("cold", 0, 11);
            harness.process(new SensorReading("bern/saw/heat", "t", null, 11, 0, null, 0));

            assertThat(harness.anomalies())
                    .extracting(Anomaly::getMachine, Anomaly::getSensor, Anomaly::getExpectedUpper)
                    .containsExactly(tuple("press", "heat", 10.0), tuple("saw", "heat", 0.0));
        }
    }

    @Test
    void keepsNothingOfASensorThatNothingWatches() throws Exception {
        try (DetectionHarness harness =
                new DetectionHarness(rules(maximum("*/*/cold", 10)), null)) {
            for (int second = 0; second < 10; second++) {
                harness.process("heat", second * SECOND, 11);
            }
            harness.snapshot();
            harness.listenUntil(LearnerOperator.FORGOTTEN_AFTER.toMillis());

            assertThat(harness.anomalies()).isEmpty();
            assertThat(harness.stateEntries()).isZero();
        }
    }

    @Test
    void findsWhatNoRuleKnowsOf() throws Exception {
        Random random = new Random(1);
        for (Choice choice : List.of(Choice.RANDOM_CUT_FOREST, Choice.ROBUST_STATISTICS)) {
            AnomalyConfig config = AnomalyConfigs.with(choice, 96 << 20);
            try (DetectionHarness harness = new DetectionHarness(config, null)) {
                for (int second = 0; second < 400; second++) {
                    harness.process("heat", second * SECOND, 20 + random.nextGaussian());
                }
                harness.process("heat", 400 * SECOND, 90);

                assertThat(harness.anomalies())
                        .last()
                        .satisfies(
                                anomaly -> {
                                    assertThat(anomaly.getValue()).isEqualTo(90);
                                    assertThat(anomaly.getReason())
                                            .isEqualTo(AnomalyReason.UNUSUAL);
                                    assertThat(anomaly.getExpectedUpper()).isBetween(15.0, 60.0);
                                    assertThat(anomaly.getDetector().replace('-', '_'))
                                            .isEqualToIgnoringCase(choice.name());
                                });
            }
        }
    }
}
