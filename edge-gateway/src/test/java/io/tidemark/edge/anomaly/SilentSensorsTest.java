package io.tidemark.edge.anomaly;

import static io.tidemark.edge.anomaly.AnomalyConfigs.maximum;
import static io.tidemark.edge.anomaly.AnomalyConfigs.missing;
import static io.tidemark.edge.anomaly.AnomalyConfigs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.edge.anomaly.AnomalyConfig.Choice;
import io.tidemark.edge.journal.LearnerOperator;
import io.tidemark.events.Anomaly;
import io.tidemark.events.AnomalyPhase;
import io.tidemark.events.AnomalyReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said and forgotten of sensors that give no readings. */
class SilentSensorsTest {

    private static final long SECOND = 1_000;

    @Test
    void findsASensorMissingByTheTimeThatTheGatewayListened() throws Exception {
        try (DetectionHarness harness =
                new DetectionHarness(rules(missing("*/*/*", Duration.ofSeconds(60))), null)) {
            harness.listenUntil(5_000);
            // By its own clock the device is years behind, which does not matter.
            harness.process("heat", 1_000, 9.5);
            harness.listenUntil(65_000);
            assertThat(harness.newAnomalies()).isEmpty();

            harness.listenUntil(65_001);
            assertThat(harness.newAnomalies())
                    .extracting(
                            Anomaly::getPhase,
                            Anomaly::getReason,
                            Anomaly::getValue,
                            Anomaly::getDeviceSequence,
                            anomaly -> anomaly.getEventTime().toEpochMilli())
                    .containsExactly(
                            tuple(AnomalyPhase.OPENED, AnomalyReason.MISSING, 9.5, null, 61_001L));

            harness.listenUntil(1_000_000);
            assertThat(harness.newAnomalies())
                    .extracting(Anomaly::getPhase)
                    .doesNotContain(AnomalyPhase.OPENED, AnomalyPhase.CLOSED);
        }
    }

    @Test
    void doesNotMissASensorThatGoesOn() throws Exception {
        try (DetectionHarness harness =
                new DetectionHarness(rules(missing("*/*/*", Duration.ofSeconds(60))), null)) {
            for (int second = 0; second < 600; second += 59) {
                harness.listenUntil(second * SECOND);
                harness.process("heat", 0, second);
            }

            assertThat(harness.anomalies()).isEmpty();
            assertThat(harness.timers()).isEqualTo(1);
        }
    }

    @Test
    void closesAnIncidentOfASensorThatFellSilent() throws Exception {
        try (DetectionHarness harness = new DetectionHarness(rules(maximum("*/*/*", 10)), null)) {
            harness.process("heat", 0, 11);
            harness.listenUntil(Duration.ofDays(2).toMillis());

            assertThat(harness.anomalies())
                    .extracting(Anomaly::getPhase)
                    .containsExactly(AnomalyPhase.OPENED, AnomalyPhase.CLOSED);
        }
    }

    @Test
    void forgetsASensorThatWasSilentForAMonth() throws Exception {
        try (DetectionHarness harness =
                new DetectionHarness(AnomalyConfigs.with(Choice.AUTO, 96 << 20), null)) {
            harness.process("heat", 0, 11);
            harness.snapshot();
            assertThat(harness.stateEntries()).isPositive();

            harness.listenUntil(LearnerOperator.FORGOTTEN_AFTER.toMillis() - 1);
            assertThat(harness.stateEntries()).isPositive();
            harness.listenUntil(LearnerOperator.FORGOTTEN_AFTER.toMillis());

            assertThat(harness.stateEntries()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }
}
