package io.tidemark.it.identity;

import io.tidemark.it.GatewayConsole;
import io.tidemark.it.faults.FaultyLink;
import io.tidemark.it.faults.GatewayCommand;
import io.tidemark.it.faults.StageProcess;
import io.tidemark.local.Component;
import io.tidemark.local.LocalAws;
import io.tidemark.local.StageLayout;
import io.tidemark.local.files.Folders;
import io.tidemark.local.install.Installation;
import io.tidemark.local.launch.EmulatorLaunches;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateKeysAndCertificateResponse;

/**
 * MiniStack, which enforces policies, with the stack Fleet deployed on it, the devices' broker, and
 * a gateway that has nothing but a claim certificate.
 */
final class ProvisioningStage implements AutoCloseable {

    static final String SERIAL_NUMBER = "press-hall-7";
    static final String TEMPLATE = "tidemark-local-gateway";
    static final String RULE = "tidemark_local_events";

    /** Certificates are a minute old when MiniStack signs them: each is replaced after 20 s. */
    private static final String SETTINGS =
            """
            uplink.endpoint: localhost
            identity.renew-after: 80 s
            identity.rule: tidemark_local_identity
            event-time: {idleness: 2 s, out-of-orderness: 1 s}
            windows.size: 1 s
            anomaly.detector: none
            health.interval: 5 s
            flink.execution.checkpointing.interval: 2s
            """;

    private static final int BASE_PORT = Integer.getInteger("tidemark.identity.base-port", 20_600);

    private final StageLayout layout;
    private final StageProcess miniStack;
    private final StageProcess broker;
    private final FaultyLink link;
    private final DeployedFleet fleet;
    private final IotClient iot;
    private final Claim claim;
    private final StageProcess gateway;

    ProvisioningStage() throws Exception {
        Path checkout = Path.of(System.getProperty("tidemark.checkout"));
        Path directory = Path.of("target", "provisioning").toAbsolutePath();
        Folders.delete(directory);
        layout = new StageLayout(checkout, Files.createDirectories(directory), BASE_PORT);
        Installation installation =
                new Installation(
                        layout.cache().resolve("local-aws"),
                        layout.checkout().resolve("localstack/loopback"));
        miniStack = process(new EmulatorLaunches(layout, installation).miniStack());
        broker = process(new JavaLaunches(layout).deviceBroker());
        link = new FaultyLink(linkPort(), layout.iot());
        miniStack.start();
        broker.start();
        miniStack.awaitReady();
        broker.awaitReady();
        fleet = DeployedFleet.deploy(layout);
        fleet.createUplink(Map.of("queue", "uplink", "rule", RULE));
        iot = LocalAws.client(IotClient.builder(), layout.miniStackUrl());
        claim = makeClaim();
        Launch shipped = new JavaLaunches(layout).gateway(writeConfiguration());
        gateway = process(GatewayCommand.unsupervised(shipped));
    }

    private static StageProcess process(Launch launch) {
        return new StageProcess(launch.process(), launch.probe());
    }

    /** A claim certificate as a factory puts it on every gateway. */
    private Claim makeClaim() throws Exception {
        CreateKeysAndCertificateResponse issued =
                iot.createKeysAndCertificate(request -> request.setAsActive(true));
        iot.attachPolicy(
                request ->
                        request.policyName("tidemark-local-claim").target(issued.certificateArn()));
        Files.writeString(authority(), authorityOfMiniStack());
        Files.writeString(file("claim.pem"), issued.certificatePem());
        Files.writeString(file("claim-key.pem"), issued.keyPair().privateKey());
        return new Claim(issued.certificatePem(), issued.keyPair().privateKey());
    }

    private String authorityOfMiniStack() throws IOException, InterruptedException {
        URI url = URI.create(layout.miniStackUrl() + "/_ministack/iot/ca.pem");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private Path writeConfiguration() throws IOException {
        String changing =
                """
                gateway: {id: %s, data-directory: %s}
                ingest.broker: mqtt://127.0.0.1:%d
                uplink: {port: %d, certificate-authority: %s, rule: %s}
                identity: {template: %s, claim-certificate: %s, claim-private-key: %s}
                console.port: %d
                flink.rest.port: %d
                """
                        .formatted(
                                SERIAL_NUMBER,
                                dataDirectory(),
                                layout.broker(),
                                linkPort(),
                                authority(),
                                RULE,
                                TEMPLATE,
                                file("claim.pem"),
                                file("claim-key.pem"),
                                layout.console(),
                                layout.flinkRest());
        return Files.writeString(file("edge.yaml"), changing + SETTINGS);
    }

    private int linkPort() {
        return layout.basePort() + 10;
    }

    private Path file(String name) {
        return layout.runDirectory().resolve(name);
    }

    Path authority() {
        return file("authority.pem");
    }

    Path dataDirectory() {
        return layout.directory(Component.GATEWAY).resolve("data");
    }

    Path gatewayLog() {
        return layout.log(Component.GATEWAY);
    }

    int brokerPort() {
        return layout.broker();
    }

    /** Of MiniStack's IoT Core. */
    int iotPort() {
        return layout.iot();
    }

    String endpoint() {
        return layout.miniStackUrl();
    }

    GatewayConsole console() {
        return new GatewayConsole(layout.console());
    }

    StageProcess gateway() {
        return gateway;
    }

    DeployedFleet fleet() {
        return fleet;
    }

    IotClient iot() {
        return iot;
    }

    Claim claim() {
        return claim;
    }

    /** Between the gateway and IoT Core. */
    FaultyLink link() {
        return link;
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        broker.close();
        iot.close();
        fleet.close();
        miniStack.close();
        link.close();
    }
}
