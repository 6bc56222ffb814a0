package io.tidemark.it.faults;

import io.tidemark.it.GatewayConsole;
import io.tidemark.local.Component;
import io.tidemark.local.StageException;
import io.tidemark.local.StageLayout;
import io.tidemark.local.files.Folders;
import io.tidemark.local.launch.BuiltModules;
import io.tidemark.local.launch.JavaLaunches;
import io.tidemark.local.launch.Launch;
import io.tidemark.local.process.Ports;
import io.tidemark.local.process.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A gateway between its two neighbours, each a process that can be killed: the devices' broker and
 * an endpoint in place of IoT Core, with a link in front that can be broken. The gateway is the
 * jar, with the configuration that ships and few changes.
 */
final class GatewayStage implements AutoCloseable {

    static final String GATEWAY = "gateway-1";
    static final int BASE_PORT = Integer.getInteger("tidemark.faults.base-port", 14_800);
    private final StageLayout layout;
    private final Path configuration;
    private final StageProcess broker;
    private final StageProcess endpoint;
    private final FaultyLink link;
    private final Path journal;
    private StageProcess gateway;
    private GatewayOperator operator;
    private Load load;

    /**
     * Prepares a stage; starts everything but the gateway.
     *
     * @param name of its directory
     * @param settings of the gateway that differ from those of {@link GatewaySettings#options()}
     */
    GatewayStage(String name, Map<String, String> settings) throws Exception {
        Path directory = Path.of("target", "faults", name).toAbsolutePath();
        Folders.delete(directory);
        layout = new StageLayout(checkout(), Files.createDirectories(directory), BASE_PORT);
        journal = directory.resolve("journal");
        Authority authority = new Authority(directory.resolve("authority"));
        authority.serverKeyStore();
        authority.trustStore();
        configuration = GatewaySettings.write(layout, settings, authority.gateway(GATEWAY));
        link = new FaultyLink(layout.iot(), endpointPort());
        broker = process(new JavaLaunches(layout).deviceBrokerThatSurvivesKill());
        endpoint =
                new StageProcess(
                        IotEndpoint.process(
                                endpointPort(), directory.resolve("authority"), journal),
                        Probes.listening(endpointPort()));
        gateway = process(shipped());
        operator = gateway;
        Ports.requireFree(layout.broker(), "the device broker");
        Ports.requireFree(endpointPort(), "the endpoint");
        broker.start();
        endpoint.start();
        broker.awaitReady();
        endpoint.awaitReady();
    }

    private static StageProcess process(Launch launch) {
        return new StageProcess(launch.process(), launch.probe());
    }

    private int endpointPort() {
        return layout.basePort() + 10;
    }

    /**
     * Lets the gateway run with changed classes from its next start on.
     *
     * @param classes directory that a {@link Patch} wrote
     * @param options of its JVM, more than those that ship
     */
    void runWith(Path classes, String... options) throws Exception {
        run(GatewayCommand.withClasses(shipped().process().command(), classes, List.of(options)));
    }

    /** Lets the gateway run from another jar from its next start on. */
    void runJar(Path other) throws Exception {
        run(GatewayCommand.withJar(shipped().process().command(), other));
    }

    private void run(List<String> command) throws Exception {
        gateway = process(GatewayCommand.with(shipped(), command));
        operator = gateway;
    }

    private Launch shipped() throws Exception {
        return GatewayCommand.unsupervised(new JavaLaunches(layout).gateway(configuration));
    }

    /** The jar that ships. */
    static Path jar() throws StageException {
        return Path.of(new BuiltModules(checkout()).edgeGateway());
    }

    private static Path checkout() {
        return Path.of(System.getProperty("tidemark.checkout"));
    }

    /** Ends the load together with the stage. */
    void carries(Load carried) {
        load = carried;
    }

    /** The devices' broker. */
    StageProcess broker() {
        return broker;
    }

    /** What stands in place of IoT Core. */
    StageProcess endpoint() {
        return endpoint;
    }

    /** Between the gateway and the endpoint. */
    FaultyLink link() {
        return link;
    }

    /** The gateway's process. */
    StageProcess gateway() {
        return gateway;
    }

    /** Starts the gateway and returns once it reads what devices send. */
    void startGateway() throws Exception {
        operator.start();
        operator.awaitReady();
    }

    /** Stops the gateway in good order. */
    void stopGateway() throws Exception {
        operator.stop();
    }

    /** Lets somebody else start and stop the gateway, by the configuration of this stage. */
    void operatedBy(GatewayOperator other) {
        operator = other;
    }

    /** The gateway's configuration. */
    Path configuration() {
        return configuration;
    }

    /** What the gateway says of itself. */
    GatewayConsole console() {
        return new GatewayConsole(layout.console());
    }

    /** What Flink in the gateway says. */
    FlinkRest flink() {
        return new FlinkRest(layout.flinkRest());
    }

    int brokerPort() {
        return layout.broker();
    }

    /** Where everything of this stage is. */
    Path directory() {
        return layout.runDirectory();
    }

    /** The endpoint's journal. */
    Path journal() {
        return journal;
    }

    /** Where the gateway keeps everything that outlives it. */
    Path dataDirectory() {
        return layout.directory(Component.GATEWAY).resolve("data");
    }

    /** Everything that the endpoint ever received. */
    Stored stored() throws Exception {
        return Stored.of(Journal.read(journal));
    }

    @Override
    public void close() throws IOException {
        if (load != null) {
            load.close();
        }
        operator.close();
        endpoint.close();
        broker.close();
        link.close();
    }
}
