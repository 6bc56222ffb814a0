package io.tidemark.edge.anomaly;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AnomalyConfigTest {

    @Test
    void refusesValuesOutOfTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyConfig(AnomalyConfig.Choice.NONE, -1, 0, 5, 1))
                .withMessage("anomaly.warm-up-readings is -1, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyConfig(AnomalyConfig.Choice.NONE, 0, -1, 5, 1))
                .withMessage("anomaly.hold-down-readings is -1, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyConfig(AnomalyConfig.Choice.NONE, 0, 0, Double.NaN, 1))
                .withMessage("anomaly.threshold-deviations is NaN, expected > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyConfig(AnomalyConfig.Choice.NONE, 0, 0, 5, 0))
                .withMessage("anomaly.maximum-live-detectors is 0, expected > 0");
    }
}
