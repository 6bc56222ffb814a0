package io.tidemark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.local.Component;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Models that the shadow of a gateway desires: fetched from S3, on trial beside the one in service,
 * promoted or taken back, and reported, while the gateway runs on; with enforced policies.
 */
class ModelDeliveryIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("tidemark.checkout")).toAbsolutePath().normalize();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final KeyPair KEYS = SigningKeys.generate();
    private static final int AT_ONCE = 0;
    private static final int ON_TRIAL = 2;

    private static LocalStage stage;
    private static StageLayout layout;
    private static DesiredModels desired;
    private static GatewayConsole console;
    private static int press;

    @BeforeAll
    static void startAGatewayThatFollowsItsShadow() throws Exception {
        Path target = Path.of("target", "model-stage").toAbsolutePath();
        layout = new StageLayout(CHECKOUT, target, 15_400);
        Path key = Files.createDirectories(target.resolveSibling("model-key")).resolve("key.pem");
        Files.writeString(key, SigningKeys.pem(KEYS.getPublic()));
        stage =
                LocalStage.up(
                        layout,
                        StageOptions.everything()
                                .only(
                                        Component.LOCALSTACK,
                                        Component.MINISTACK,
                                        Component.DEVICE_BROKER,
                                        Component.GATEWAY)
                                .with("event-time.idleness", "2 s")
                                .with("prediction.delivery", "shadow")
                                .with("prediction.public-key", key.toString())
                                .with("prediction.storage-endpoint", layout.localStackUrl())
                                .with("prediction.interval", "5 s"),
                        new PrintedProgress());
        desired =
                new DesiredModels(
                        layout.localStackUrl(), layout.miniStackUrl(), stage.resources().bucket());
        console = new GatewayConsole(layout.console());
    }

    @AfterAll
    static void stop() throws Exception {
        if (desired != null) {
            desired.close();
        }
        if (stage != null) {
            stage.down();
        }
    }

    @Test
    void followsItsShadowThroughPromotionRefusalAndRollbackWithoutARestart() throws Exception {
        long process = console.status().get("pid").asLong();

        desired.put("1", ModelFile.encode(SoundingPresses.model("1"), KEYS.getPrivate()), ON_TRIAL);
        awaitCandidate("1", "PROMOTED");
        assertThat(reported().at("/inService/version").asText()).isEqualTo("1");

        desired.put("2", ModelFile.encode(SoundingPresses.model("2"), KEYS.getPrivate()), ON_TRIAL);
        awaitCandidate("2", "TRIAL");
        publishALife();
        awaitCandidate("2", "PROMOTED");
        assertThat(reported().at("/inService/version").asText()).isEqualTo("2");
        assertThat(reported().at("/previous/version").asText()).isEqualTo("1");
        assertThat(reported().at("/candidate/agreement").asDouble()).isEqualTo(1);

        byte[] contrary = ModelFile.encode(SoundingPresses.contraryModel("3"), KEYS.getPrivate());
        desired.put("3", contrary, ON_TRIAL);
        awaitCandidate("3", "TRIAL");
        publishALife();
        awaitCandidate("3", "ROLLED_BACK");
        assertThat(reported().at("/candidate/detail").asText()).isNotBlank();

        desired.put(
                "4",
                ModelFile.encode(SoundingPresses.model("4"), SigningKeys.generate().getPrivate()),
                ON_TRIAL);
        awaitCandidate("4", "REFUSED");
        assertThat(reported().at("/inService/version").asText()).isEqualTo("2");

        desired.want("1", AT_ONCE);
        awaitCandidate("1", "PROMOTED");
        assertThat(reported().at("/inService/version").asText()).isEqualTo("1");
        assertThat(console.status().get("pid").asLong()).isEqualTo(process);
        assertThat(console.status().at("/results/byKind/model-evaluation").asLong())
                .isGreaterThanOrEqualTo(7);
    }

    /** A press that nobody knows yet, from its first day to its failure. */
    private static void publishALife() {
        try (Devices devices = new Devices(layout.broker())) {
            SoundingPresses.readings("press-" + ++press).forEach(devices::publish);
            devices.awaitAcknowledged();
        }
    }

    private static JsonNode reported() {
        return desired.reported();
    }

    private static void awaitCandidate(String version, String state) {
        await("version " + version + " is " + state)
                .atMost(PATIENCE)
                .until(
                        () -> reported().path("candidate"),
                        candidate ->
                                candidate.path("version").asText().equals(version)
                                        && candidate.path("state").asText().equals(state));
    }
}
