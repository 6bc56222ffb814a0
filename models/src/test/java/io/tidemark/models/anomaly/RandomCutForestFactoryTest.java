package io.tidemark.models.anomaly;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RandomCutForestFactoryTest {

    @Test
    void refusesSettingsOutOfTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomCutForestFactory(0, -1, 5))
                .withMessage("warmUpReadings is -1, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomCutForestFactory(0, 0, Double.NaN))
                .withMessage("thresholdDeviations is NaN, expected > 0");
    }
}
