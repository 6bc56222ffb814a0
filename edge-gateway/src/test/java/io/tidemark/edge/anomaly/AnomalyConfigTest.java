package io.tidemark.edge.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.edge.reading.Series;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyConfigTest {

    @Test
    void refusesValuesOutOfTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(-1, 5, 1))
                .withMessage("anomaly.warm-up-readings is -1, expected >= 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(0, Double.NaN, 1))
                .withMessage("anomaly.threshold-deviations is NaN, expected > 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(0, 5, 0))
                .withMessage("anomaly.memory is 0, expected > 0");
    }

    @ParameterizedTest
    @CsvSource({
        "oslo/press/heat, true",
        "*/*/*, true",
        "o*/p*s/*, true",
        "oslo/*/*at, true",
        "oslo/press/hea, false",
        "oslo/pre/heat, false",
        "*/heat/*, false",
        "osl./press/heat, false"
    })
    void matchesSensorsPartByPart(String match, boolean matches) {
        SensorSettings settings = new SensorSettings(match, null, Rules.NONE);

        assertThat(settings.matches(new Series("oslo", "press", "heat"))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a/b", "a//b", "/a/b", "a/b/", "a/b/c/d", "*"})
    void refusesAMatchThatIsNoSensorsName(String match) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SensorSettings(match, null, Rules.NONE))
                .withMessage("match is " + match + ", expected site/machine/sensor");
    }

    private static AnomalyConfig config(int warmUp, double deviations, long memory) {
        return new AnomalyConfig(
                AnomalyConfig.Choice.AUTO,
                warmUp,
                deviations,
                memory,
                true,
                IncidentSettings.DEFAULT,
                List.of());
    }
}
