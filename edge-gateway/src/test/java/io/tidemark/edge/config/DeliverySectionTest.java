package io.tidemark.edge.config;

import static io.tidemark.edge.config.ConfigFixtures.REQUIRED;
import static io.tidemark.edge.config.ConfigFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.edge.delivery.DeliveryConfig;
import io.tidemark.edge.model.TrialBounds;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are delivered by the shadow. */
class DeliverySectionTest {

    @TempDir private Path directory;

    @Test
    void mapsEveryKey() throws Exception {
        EdgeConfig config =
                read(
                        directory,
                        REQUIRED
                                + """
                                prediction:
                                  delivery: shadow
                                  public-key: DIRECTORY/authority.pem
                                  region: eu-west-1
                                  credentials-endpoint: example.credentials.iot.eu-west-1.amazonaws.com:443
                                  role-alias: tidemark-models
                                  trial:
                                    duration: 1 h
                                    predictions: 7
                                    probation: 2 h
                                    most-errors: 0
                                    longest-prediction: 5 ms
                                    most-slowdown: 3
                                    least-agreement: 0.9
                                    most-drift: 0.25
                                """);

        assertThat(config.prediction().predicts()).isTrue();
        assertThat(config.prediction().model()).isNull();
        assertThat(config.prediction().trial())
                .isEqualTo(
                        new TrialBounds(
                                Duration.ofHours(1),
                                7,
                                Duration.ofHours(2),
                                0,
                                Duration.ofMillis(5),
                                3,
                                0.9,
                                0.25));
        assertThat(config.delivery())
                .isEqualTo(
                        new DeliveryConfig(
                                directory.resolve("data/models"),
                                null,
                                "eu-west-1",
                                "example.credentials.iot.eu-west-1.amazonaws.com:443",
                                "tidemark-models",
                                Duration.ofHours(1),
                                7));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(
                        faults(
                                """
                                prediction:
                                  delivery: shadow
                                  model: x
                                  role-alias: tidemark-models
                                  storage-endpoint: ftp://x
                                """))
                .isEqualTo(
                        "prediction.public-key prediction.model prediction.storage-endpoint"
                                + " prediction.region prediction.credentials-endpoint ");
    }

    private String faults(String prediction) {
        StringBuilder keys = new StringBuilder();
        catchThrowableOfType(
                        InvalidConfigException.class, () -> read(directory, REQUIRED + prediction))
                .faults()
                .forEach(fault -> keys.append(fault.key()).append(' '));
        return keys.toString();
    }
}
