package io.tidemark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigurationTest {

    private static final DeployedResources RESOURCES =
            new DeployedResources("s", "o", "b", "d", "v", "deployed_rule", "p", "g", "a");

    @TempDir private Path checkout;

    private StageLayout layout;

    @BeforeEach
    void ship() throws IOException {
        layout = new StageLayout(checkout, checkout.resolve("run"), 20_000);
        Path shipped = checkout.resolve("edge-gateway/conf/edge.yaml");
        Files.createDirectories(shipped.getParent());
        Files.writeString(
                shipped,
                """
                # What ships.
                gateway:
                  id: change-me
                windows:
                  size: 5 s
                flink:
                  taskmanager.memory.flink.size: 512mb
                """);
    }

    @Test
    void putsAddressesAndIdentityOfTheStageIntoWhatShips() throws IOException {
        JsonNode written = write(StageOptions.everything());

        assertThat(written.at("/gateway/id").asText()).isEqualTo("gateway-1");
        assertThat(written.at("/windows/size").asText()).isEqualTo("5 s");
        assertThat(written.at("/ingest/broker").asText()).isEqualTo("mqtt://127.0.0.1:20003");
        assertThat(written.at("/uplink/endpoint").asText()).isEqualTo("localhost");
        assertThat(written.at("/uplink/port").intValue()).isEqualTo(20_002);
        assertThat(written.at("/uplink/rule").asText()).isEqualTo("deployed_rule");
        assertThat(written.at("/uplink/private-key").asText()).isEqualTo("/id/private-key.pem");
        assertThat(written.at("/console/port").intValue()).isEqualTo(20_004);
    }

    @Test
    void hasTheGatewayFollowItsShadowAndTakeModelsOfTheStage() throws IOException {
        JsonNode written = write(StageOptions.everything());

        assertThat(written.at("/prediction/delivery").asText()).isEqualTo("shadow");
        assertThat(written.at("/prediction/public-key").asText())
                .isEqualTo(checkout.resolve("run/model-keys/public-key.pem").toString());
        assertThat(written.at("/prediction/storage-endpoint").asText())
                .isEqualTo("http://127.0.0.1:20000");
    }

    @Test
    void takesFlinksDottedKeysAsTheyAre() throws IOException {
        JsonNode written =
                write(
                        StageOptions.everything()
                                .with("flink.taskmanager.memory.flink.size", "256mb"));

        assertThat(written.path("flink").path("taskmanager.memory.flink.size").asText())
                .isEqualTo("256mb");
    }

    @Test
    void letsOptionsOverrideWhatShips() throws IOException {
        JsonNode written =
                write(
                        StageOptions.everything()
                                .with("windows.size", "1 min")
                                .with("event-time.idleness", "2 s"));

        assertThat(written.at("/windows/size").asText()).isEqualTo("1 min");
        assertThat(written.at("/event-time/idleness").asText()).isEqualTo("2 s");
    }

    @Test
    void hasModelsDeliveredUnlessTheyAreFiles() throws IOException {
        JsonNode delivered = write(StageOptions.everything());
        JsonNode file =
                write(StageOptions.everything().with("prediction.model", "/models/failure.model"));

        assertThat(delivered.at("/prediction/delivery").asText()).isEqualTo("shadow");
        assertThat(delivered.at("/prediction/public-key").asText())
                .isEqualTo(layout.modelKeys().resolve("public-key.pem").toString());
        assertThat(delivered.at("/prediction/storage-endpoint").asText())
                .isEqualTo("http://127.0.0.1:20000");
        assertThat(file.at("/prediction/delivery").isMissingNode()).isTrue();
    }

    private JsonNode write(StageOptions options) throws IOException {
        GatewayIdentity identity = GatewayIdentity.in(Path.of("/id"), "gateway-1");
        Path file = GatewayConfiguration.write(layout, options, RESOURCES, identity);
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }
}
