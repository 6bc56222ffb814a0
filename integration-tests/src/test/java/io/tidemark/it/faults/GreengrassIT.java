package io.tidemark.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lifecycle scripts of the component, run as a nucleus runs them, under load. */
@ExtendWith(SeedInFailures.class)
class GreengrassIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private GatewayStage stage;
    private Nucleus nucleus;
    private GatewayRun run;

    @BeforeEach
    void deploy(TestInfo test) throws Exception {
        String name = "greengrass " + test.getTestMethod().orElseThrow().getName();
        stage = new GatewayStage(name, Map.of());
        nucleus =
                new Nucleus(
                        stage.directory().resolve("core"),
                        GatewayStage.GATEWAY + "-core",
                        PackagedComponent.in(stage.directory()),
                        stage.console());
        assertThat(nucleus.deploy(settings(stage.configuration()))).isTrue();
        stage.operatedBy(nucleus);
        run = GatewayRun.of(name, stage);
    }

    /** What the stage's gateway is told, but for what a core knows. */
    private static JsonNode settings(Path file) throws IOException {
        ObjectNode settings = (ObjectNode) YAML.readTree(file.toFile());
        settings.withObjectProperty("gateway").removeAll();
        settings.withObjectProperty("uplink").remove("endpoint");
        ObjectNode merge = JSON.createObjectNode().put("healthInterval", 1);
        merge.set("configuration", settings);
        return merge;
    }

    @AfterEach
    void end() throws IOException {
        run.close();
    }

    @Test
    void anotherConfigurationReachesTheJobByASavepointAndNothingIsLost() throws Exception {
        run.goOnFor(500);
        long before = stage.console().status().at("/pid").asLong();

        assertThat(nucleus.deploy(configuration("flink", "execution.checkpointing.interval", "3s")))
                .isTrue();

        nucleus.awaitReady();
        JsonNode status = stage.console().status();
        assertThat(status.at("/pid").asLong()).isNotEqualTo(before);
        assertThat(status.at("/recoveredFrom").asText()).startsWith("savepoints/");
        assertThat(stage.flink().checkpointInterval()).isEqualTo(Duration.ofSeconds(3));
        run.goOnFor(500);
        assertThat(nucleus.deploy(configuration("windows", "sise", "5 s"))).isFalse();
        nucleus.awaitReady();
        assertThat(nucleus.log("install-and-shutdown")).content().contains("perhaps windows.size");
        assertThat(stage.flink().checkpointInterval()).isEqualTo(Duration.ofSeconds(3));
        run.goOnFor(500);
        run.requireEverythingOnce();
        assertThat(nucleus.exitCode()).isZero();
    }

    @Test
    void aGatewayThatDiesOrHangsOrIsLeftBehindIsReplaced() throws Exception {
        run.goOnFor(300);
        signal("KILL");
        run.goOnFor(300);
        signal("STOP");
        run.goOnFor(300);
        nucleus.killScript();
        nucleus.start();
        nucleus.awaitReady();
        run.goOnFor(300);
        run.requireEverythingOnce();
        assertThat(nucleus.log("run"))
                .content()
                .contains("ended with 137 and is started again", "console no longer answers");
    }

    /** Signals the gateway's process, and waits until another one has taken its place. */
    private void signal(String name) throws Exception {
        Path file = nucleus.work().resolve("gateway.pid");
        String before = Files.readString(file).strip();
        assertThat(new ProcessBuilder("kill", "-" + name, before).inheritIO().start().waitFor())
                .isZero();
        await("another gateway").atMost(PATIENCE).until(() -> isAnother(file, before));
        nucleus.awaitReady();
    }

    private static boolean isAnother(Path file, String before) throws IOException {
        return Files.exists(file) && !Files.readString(file).strip().equals(before);
    }

    private static JsonNode configuration(String section, String key, String value) {
        ObjectNode merge = JSON.createObjectNode();
        merge.withObjectProperty("configuration").withObjectProperty(section).put(key, value);
        return merge;
    }
}
