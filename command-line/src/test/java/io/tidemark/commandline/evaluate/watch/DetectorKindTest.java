package io.tidemark.commandline.evaluate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DetectorKindTest {

    @Test
    void evaluatesWithTheSettingsThatGatewaysAreDeliveredWith() throws IOException {
        JsonNode anomaly =
                new YAMLMapper()
                        .readTree(Path.of("..", "edge-gateway", "conf", "edge.yaml").toFile())
                        .get("anomaly");

        assertThat(anomaly.get("warm-up-readings").asInt())
                .isEqualTo(DetectorKind.WARM_UP_READINGS);
        assertThat(anomaly.get("threshold-deviations").asDouble())
                .isEqualTo(DetectorKind.THRESHOLD_DEVIATIONS);
    }

    @Test
    void goesByTheNamesOfTheConfiguration() {
        assertThat(DetectorKind.values())
                .filteredOn(kind -> kind != DetectorKind.NONE)
                .allSatisfy(
                        kind -> assertThat(kind.factory(0).detector()).isEqualTo(kind.toString()));
    }
}
