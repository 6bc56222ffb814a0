package io.tidemark.local.launch;

import io.tidemark.local.Component;
import io.tidemark.local.DeployedResources;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.process.Probes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the Java processes of the stage are started, from what the build made of their modules. */
public final class JavaLaunches {

    private final StageLayout layout;
    private final BuiltModules modules;
    private final JavaProcesses processes;

    public JavaLaunches(StageLayout layout) {
        this.layout = layout;
        this.modules = new BuiltModules(layout.checkout());
        this.processes = new JavaProcesses(layout);
    }

    /** The MQTT broker that the devices publish to. */
    public Launch deviceBroker() throws IOException, StageException {
        return deviceBroker(List.of());
    }

    /** The same, for those who kill it: nothing that it acknowledged is lost; order is. */
    public Launch deviceBrokerThatSurvivesKill() throws IOException, StageException {
        return deviceBroker(List.of("--survives-kill"));
    }

    private Launch deviceBroker(List<String> more) throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.deviceBroker());
        command.addAll(
                List.of(
                        "-cp",
                        modules.classpath("localstack/emulators"),
                        "io.tidemark.local.broker.DeviceBrokerProcess",
                        "--port",
                        "" + layout.broker(),
                        "--data-directory",
                        layout.directory(Component.DEVICE_BROKER).toString()));
        command.addAll(more);
        return processes.launch(
                Component.DEVICE_BROKER,
                command,
                Map.of(),
                Probes.listening(layout.broker()),
                "mqtt://127.0.0.1:" + layout.broker());
    }

    /** The Kinesis action of the deployed rule. */
    public Launch ruleBridge(DeployedResources resources) throws IOException, StageException {
        Path readyFile = layout.directory(Component.RULE_BRIDGE).resolve("ready");
        List<String> command = new ArrayList<>(JavaCommand.ruleBridge());
        command.addAll(
                List.of(
                        "-cp",
                        modules.classpath("localstack/emulators"),
                        "io.tidemark.local.bridge.RuleBridgeProcess",
                        "--rule",
                        resources.rule(),
                        "--iot-endpoint",
                        layout.miniStackUrl(),
                        "--kinesis-endpoint",
                        layout.localStackUrl(),
                        "--ready-file",
                        readyFile.toString()));
        return processes.launch(
                Component.RULE_BRIDGE,
                command,
                Map.of(),
                Probes.exists(readyFile),
                resources.rule() + " -> " + resources.stream());
    }

    /**
     * The cloud job on a cluster of this machine, started again as Managed Flink would.
     *
     * @param applicationProperties what the deployed application is told
     * @param identity environment that says who it is to AWS
     */
    public Launch cloudJob(Path applicationProperties, Map<String, String> identity)
            throws IOException, StageException {
        List<String> command = supervisorOf(Component.CLOUD_JOB);
        command.addAll(JavaCommand.flink("768m"));
        command.addAll(
                List.of(
                        "-cp",
                        modules.cloudAnalytics(),
                        "io.tidemark.cloud.local.LocalCluster",
                        "--data-directory",
                        layout.directory(Component.CLOUD_JOB).toString(),
                        "--rest-port",
                        "" + layout.cloudRest()));
        Map<String, String> environment = new TreeMap<>(identity);
        environment.put("TIDEMARK_APPLICATION_PROPERTIES", applicationProperties.toString());
        String url = "http://127.0.0.1:" + layout.cloudRest();
        return processes.launch(
                Component.CLOUD_JOB,
                command,
                environment,
                Probes.http(url + "/jobs/overview", jobs -> jobs.contains("\"RUNNING\"")),
                url);
    }

    /** What goes on with the rollouts of models, as a schedule would on AWS. */
    public Launch modelRollout(DeployedResources resources) throws IOException, StageException {
        Path readyFile = layout.directory(Component.MODEL_ROLLOUT).resolve("ready");
        List<String> command = new ArrayList<>(JavaCommand.modelRollout());
        command.addAll(
                List.of(
                        "-cp",
                        modules.classpath("model-rollout"),
                        "io.tidemark.rollout.step.RolloutStep",
                        "--bucket",
                        resources.bucket(),
                        "--thing-group",
                        resources.thingGroup(),
                        "--s3-endpoint",
                        layout.localStackUrl(),
                        "--iot-endpoint",
                        layout.miniStackUrl(),
                        "--every",
                        "2",
                        "--ready-file",
                        readyFile.toString()));
        return processes.launch(
                Component.MODEL_ROLLOUT,
                command,
                Map.of(),
                Probes.exists(readyFile),
                "s3://" + resources.bucket() + "/models -> " + resources.thingGroup());
    }

    /** What analysts ask. */
    public Launch queryEngine() throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.queryEngine("1500m"));
        command.addAll(
                List.of(
                        "-cp",
                        modules.classpath("localstack/query-engine"),
                        "io.tidemark.query.QueryEngine",
                        "--port",
                        "" + layout.query(),
                        "--glue-endpoint",
                        layout.miniStackUrl(),
                        "--s3-endpoint",
                        layout.localStackUrl(),
                        "--region",
                        LocalAws.REGION,
                        "--data-directory",
                        layout.directory(Component.QUERY_ENGINE).toString()));
        String url = "http://127.0.0.1:" + layout.query();
        return processes.launch(
                Component.QUERY_ENGINE,
                command,
                Map.of(),
                Probes.http(url + "/v1/info", info -> info.contains("\"starting\":false")),
                url);
    }

    /** The gateway, as it would run at a machine: under a supervisor. */
    public Launch gateway(Path configuration) throws IOException, StageException {
        List<String> command = supervisorOf(Component.GATEWAY);
        command.addAll(JavaCommand.gateway(modules.gatewayJvmOptions()));
        command.addAll(
                List.of("-jar", modules.edgeGateway(), "--config", configuration.toString()));
        String url = "http://127.0.0.1:" + layout.console();
        return processes.launch(
                Component.GATEWAY,
                command,
                Map.of("MALLOC_ARENA_MAX", "2"),
                Probes.http(url + "/status", status -> status.contains("\"RUNNING\"")),
                url);
    }

    /** What comes before the command that is to be started again whenever it ends. */
    private List<String> supervisorOf(Component component) throws IOException, StageException {
        List<String> command = new ArrayList<>(JavaCommand.supervisor());
        command.addAll(
                List.of(
                        "-cp",
                        modules.classpath("localstack/emulators"),
                        "io.tidemark.local.supervise.SupervisorProcess",
                        "--directory",
                        layout.directory(component).toString(),
                        "--"));
        return command;
    }
}
