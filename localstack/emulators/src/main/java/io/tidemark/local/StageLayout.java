package io.tidemark.local;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a local stage keeps its files and which ports it takes; two stages with their own can run
 * beside each other.
 *
 * @param checkout root of the source tree, absolute
 * @param runDirectory files of one run: logs, data, identities; wiped by the next start
 * @param basePort the first of 64 ports
 */
public record StageLayout(Path checkout, Path runDirectory, int basePort) {

    private static final int DEFAULT_BASE_PORT = 14_500;

    public StageLayout {
        checkout = checkout.toAbsolutePath().normalize();
        runDirectory = runDirectory.toAbsolutePath().normalize();
        if (basePort < 1_024 || basePort > 65_535 - 64) {
            throw new IllegalArgumentException(
                    "Base port " + basePort + " is not between 1024 and 65471.");
        }
    }

    /**
     * The stage of a checkout: {@code .tidemark/run}, from port 14500 or what TIDEMARK_BASE_PORT
     * says.
     *
     * @throws IllegalArgumentException if TIDEMARK_BASE_PORT is no port, with a sentence for the
     *     user
     */
    public static StageLayout of(Path checkout) {
        String basePort = System.getenv("TIDEMARK_BASE_PORT");
        return new StageLayout(
                checkout,
                checkout.resolve(".tidemark/run"),
                basePort == null ? DEFAULT_BASE_PORT : port(basePort));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "TIDEMARK_BASE_PORT is \"" + text + "\", not a port number.", notANumber);
        }
    }

    /** LocalStack: Kinesis and S3. */
    public int localStack() {
        return basePort;
    }

    /** MiniStack: every other AWS API. */
    public int miniStack() {
        return basePort + 1;
    }

    /** MQTT over mutual TLS of MiniStack's IoT Core. */
    public int iot() {
        return basePort + 2;
    }

    /** MQTT of the device broker. */
    public int broker() {
        return basePort + 3;
    }

    /** The gateway's console. */
    public int console() {
        return basePort + 4;
    }

    /** The query engine. */
    public int query() {
        return basePort + 5;
    }

    /** Flink REST of the cloud job. */
    public int cloudRest() {
        return basePort + 6;
    }

    /** Flink REST of the gateway. */
    public int flinkRest() {
        return basePort + 7;
    }

    /** First and last port of the services that LocalStack starts. */
    public int externalServicesStart() {
        return basePort + 20;
    }

    public int externalServicesEnd() {
        return basePort + 60;
    }

    /** The ports that a component listens on. */
    List<Integer> ports(Component component) {
        return switch (component) {
            case LOCALSTACK -> List.of(localStack());
            case MINISTACK -> List.of(miniStack(), iot());
            case DEVICE_BROKER -> List.of(broker());
            case QUERY_ENGINE -> List.of(query());
            case RULE_BRIDGE, MODEL_ROLLOUT -> List.of();
            case CLOUD_JOB -> List.of(cloudRest());
            case GATEWAY -> List.of(console(), flinkRest());
        };
    }

    /** URL of LocalStack. */
    public String localStackUrl() {
        return "http://127.0.0.1:" + localStack();
    }

    /** URL of MiniStack. */
    public String miniStackUrl() {
        return "http://127.0.0.1:" + miniStack();
    }

    /** Where the stage keeps the pair of keys that its models are signed and verified with. */
    public Path modelKeys() {
        return runDirectory.resolve("model-keys");
    }

    /** What survives runs: installed emulators, the synthesised stacks. */
    public Path cache() {
        return checkout.resolve(".tidemark");
    }

    /** Where a component works and keeps its data. */
    public Path directory(Component component) {
        return runDirectory.resolve(component.id());
    }

    /** Where a component's output goes. */
    public Path log(Component component) {
        return runDirectory.resolve("logs").resolve(component.id() + ".log");
    }
}
