package io.tidemark.local.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageLayout;
import io.tidemark.local.deploy.check.UncheckedType;
import io.tidemark.local.install.Installation;
import io.tidemark.local.process.Probes;
import io.tidemark.local.process.ProcessSpecification;
import io.tidemark.local.process.Readiness.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the two AWS emulators are started: on 127.0.0.1 only, without Docker, without the internet.
 */
public final class EmulatorLaunches {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final StageLayout layout;
    private final Installation installation;

    public EmulatorLaunches(StageLayout layout, Installation installation) {
        this.layout = layout;
        this.installation = installation;
    }

    /** LocalStack with Kinesis and S3, and what CloudFormation needs to deploy them. */
    public Launch localStack() throws IOException {
        Path files = layout.directory(Component.LOCALSTACK);
        Map<String, String> environment = environment(files);
        environment.putAll(localStackGateway(files));
        environment.putAll(localStackServices());
        provideKinesis(files);
        return launch(
                Component.LOCALSTACK,
                List.of(installation.localStackPython(), "-m", "localstack.runtime.main"),
                environment,
                Probes.http(
                        layout.localStackUrl() + "/_localstack/health",
                        health -> health.contains("\"s3\": \"running\"")),
                layout.localStackUrl());
    }

    private Map<String, String> localStackGateway(Path files) {
        return Map.of(
                "GATEWAY_SERVER",
                "hypercorn",
                "GATEWAY_LISTEN",
                "127.0.0.1:" + layout.localStack(),
                "LOCALSTACK_HOST",
                "localhost:" + layout.localStack(),
                "EXTERNAL_SERVICE_PORTS_START",
                "" + layout.externalServicesStart(),
                "EXTERNAL_SERVICE_PORTS_END",
                "" + layout.externalServicesEnd(),
                "FILESYSTEM_ROOT",
                files.toString(),
                "OVERRIDE_IN_DOCKER",
                "0",
                "DNS_ADDRESS",
                "0",
                "SKIP_SSL_CERT_DOWNLOAD",
                "1",
                "DISABLE_EVENTS",
                "1");
    }

    private Map<String, String> localStackServices() throws IOException {
        return Map.of(
                "SERVICES", "cloudformation,iam,kinesis,kms,s3,sqs,ssm,sts",
                "EAGER_SERVICE_LOADING", "1",
                "KINESIS_MOCK_VERSION", kinesisVersion(),
                "KINESIS_LATENCY", "0",
                "KINESIS_PERSISTENCE", "0",
                "NODE_OPTIONS", "--require " + installation.loopback().resolve("kinesis.js"),
                // A stack may hold what only MiniStack knows; DeploymentCheck asks for what has to
                // be here.
                "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1");
    }

    /** MiniStack with IoT Core, Glue, SQS and the rest; IAM and IoT policies are enforced. */
    public Launch miniStack() throws IOException {
        Map<String, String> environment = environment(layout.directory(Component.MINISTACK));
        environment.putAll(
                Map.of(
                        "GATEWAY_PORT",
                        "" + layout.miniStack(),
                        "BIND_HOST",
                        "127.0.0.1",
                        "MINISTACK_HOST",
                        "localhost",
                        "IOT_MTLS_PORT",
                        "" + layout.iot(),
                        "AUTH",
                        "true",
                        "TIDEMARK_PLACEHOLDERS",
                        placeholders()));
        Probe http = Probes.http(layout.miniStackUrl() + "/_ministack/health", health -> true);
        Probe mqtt = Probes.listening(layout.iot());
        return launch(
                Component.MINISTACK,
                List.of(
                        installation.miniStackPython(),
                        installation.loopback().resolve("start_ministack.py").toString()),
                environment,
                () -> http.ready() && mqtt.ready(),
                layout.miniStackUrl() + ", mqtts://localhost:" + layout.iot());
    }

    /** What a stack may hold although MiniStack cannot deploy it; all else that it cannot fails. */
    private static String placeholders() {
        return Arrays.stream(UncheckedType.values())
                .map(UncheckedType::type)
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> environment(Path files) throws IOException {
        Map<String, String> environment = new TreeMap<>(LocalAws.environment());
        environment.put("TMPDIR", Files.createDirectories(files.resolve("tmp")).toString());
        // Neither looks for containers, also where Docker runs.
        environment.put("DOCKER_HOST", "unix://" + files.resolve("no-docker"));
        environment.put("PYTHONUNBUFFERED", "1");
        return environment;
    }

    private String kinesisVersion() throws IOException {
        Path description = installation.nodePackage("kinesis-local").resolve("package.json");
        return new ObjectMapper().readTree(description.toFile()).path("version").asText();
    }

    /** LocalStack downloads its Kinesis unless it finds it in its own folder. */
    private void provideKinesis(Path files) throws IOException {
        Path modules =
                files.resolve("usr/lib/localstack/kinesis-local")
                        .resolve(kinesisVersion())
                        .resolve("node_modules");
        Files.createDirectories(modules);
        Files.createSymbolicLink(
                modules.resolve("kinesis-local"), installation.nodePackage("kinesis-local"));
    }

    private Launch launch(
            Component component,
            List<String> command,
            Map<String, String> environment,
            Probe probe,
            String address) {
        return new Launch(
                component,
                new ProcessSpecification(
                        component.label(),
                        command,
                        environment,
                        layout.directory(component),
                        layout.log(component)),
                probe,
                BOUND,
                address);
    }
}
