package io.tidemark.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.it.GatewayConsole;
import io.tidemark.it.PrintedProgress;
import io.tidemark.it.SentReading;
import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.LocalStage;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.StageOptions;
import io.tidemark.local.deploy.ApplicationProperties;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole path, with a gate before each of the two emulators that the cloud side depends on;
 * broker, gateway, rule bridge and cloud job can be killed.
 */
final class CloudStage implements AutoCloseable {

    private static final String DATABASE = "tidemark";
    private static final int GLUE_GATE = 11;
    private static final int KINESIS_GATE = 12;

    private final StageLayout layout;
    private final LocalStage emulators;
    private final List<StageProcess> processes = new ArrayList<>();
    private final List<SentReading> generated = new ArrayList<>();
    private AwsGate glue;
    private AwsGate kinesis;
    private StageProcess broker;
    private StageProcess bridge;
    private StageProcess cloudJob;
    private StageProcess gateway;

    private CloudStage(StageLayout layout, LocalStage emulators) {
        this.layout = layout;
        this.emulators = emulators;
    }

    /** Starts everything. */
    static CloudStage start() throws Exception {
        StageLayout layout =
                new StageLayout(
                        Path.of(System.getProperty("tidemark.checkout")),
                        Path.of("target", "faults", "cloud").toAbsolutePath(),
                        GatewayStage.BASE_PORT);
        LocalStage emulators = LocalStage.up(layout, options(), new PrintedProgress());
        CloudStage stage = new CloudStage(layout, emulators);
        boolean started = false;
        try {
            stage.startProcesses();
            started = true;
        } finally {
            if (!started) {
                stage.close();
            }
        }
        return stage;
    }

    private static StageOptions options() {
        return GatewaySettings.options()
                .only(Component.LOCALSTACK, Component.MINISTACK, Component.QUERY_ENGINE);
    }

    private void startProcesses() throws Exception {
        glue = new AwsGate(layout.basePort() + GLUE_GATE, layout.miniStack());
        kinesis = new AwsGate(layout.basePort() + KINESIS_GATE, layout.localStack());
        DeployedResources resources = emulators.resources();
        JavaLaunches launches = new JavaLaunches(layout);
        broker = started(launches.deviceBrokerThatSurvivesKill(), "");
        bridge = started(launches.ruleBridge(resources), layout.localStackUrl());
        // Whoever kills a supervisor leaves its process running.
        cloudJob =
                started(
                        GatewayCommand.unsupervised(
                                launches.cloudJob(properties(resources), LocalAws.environment())),
                        "");
        gateway =
                started(
                        GatewayCommand.unsupervised(
                                launches.gateway(
                                        layout.directory(Component.GATEWAY).resolve("edge.yaml"))),
                        "");
        for (StageProcess process : processes) {
            process.awaitReady();
        }
    }

    /** What the application is told, with the gates for endpoints. */
    private Path properties(DeployedResources resources) throws IOException {
        Path file = layout.directory(Component.CLOUD_JOB).resolve("application_properties.json");
        ApplicationProperties.write(layout.miniStackUrl(), resources.application(), file);
        JsonNode groups = new ObjectMapper().readTree(file.toFile());
        for (JsonNode group : groups) {
            if (group.get("PropertyGroupId").asText().equals("endpoints")) {
                ObjectNode endpoints = (ObjectNode) group.get("PropertyMap");
                endpoints.put("glue", url(GLUE_GATE)).put("kinesis", url(KINESIS_GATE));
            }
        }
        return Files.writeString(file, groups.toPrettyString());
    }

    /**
     * @param gated the address in the command that the gate of Kinesis takes the place of
     */
    private StageProcess started(Launch launch, String gated) throws IOException {
        List<String> command = new ArrayList<>(launch.process().command());
        command.replaceAll(word -> word.equals(gated) ? url(KINESIS_GATE) : word);
        StageProcess process =
                new StageProcess(GatewayCommand.with(launch, command).process(), launch.probe());
        processes.add(process);
        process.start();
        return process;
    }

    private String url(int gate) {
        return "http://127.0.0.1:" + (layout.basePort() + gate);
    }

    /** What was generated on this stage, with more of it. */
    List<SentReading> generatedWith(List<SentReading> more) {
        generated.addAll(more);
        return List.copyOf(generated);
    }

    StageLayout layout() {
        return layout;
    }

    DeployedResources resources() throws IOException {
        return emulators.resources();
    }

    /** Between the cloud job and Glue. */
    AwsGate glue() {
        return glue;
    }

    /** Between the rule bridge, the cloud job and Kinesis. */
    AwsGate kinesis() {
        return kinesis;
    }

    StageProcess broker() {
        return broker;
    }

    StageProcess cloudJob() {
        return cloudJob;
    }

    /** All processes of ours, from the first of the path to the last. */
    List<StageProcess> processes() {
        return List.of(broker, gateway, bridge, cloudJob);
    }

    GatewayConsole console() {
        return new GatewayConsole(layout.console());
    }

    /** Everything that is in the tables. */
    Lake lake() {
        return new Lake(layout.query(), DATABASE);
    }

    @Override
    public void close() throws IOException, StageException {
        processes.forEach(StageProcess::close);
        if (glue != null) {
            glue.close();
        }
        if (kinesis != null) {
            kinesis.close();
        }
        emulators.down();
    }
}
