package io.tidemark.commandline.bench.gateway;

import io.tidemark.local.StageLayout;
import java.nio.file.Path;

/**
 * Where a run keeps its files, and its ports: those of the checkout's stage that the stage itself
 * does not use.
 *
 * @param checkout root of the source tree
 * @param directory wiped by the next run
 * @param firstPort the first of 4
 */
public record BenchLayout(Path checkout, Path directory, int firstPort) {

    private static final int AFTER_THE_STAGE = 10;

    /** Beside the stage of the layout. */
    public static BenchLayout beside(StageLayout stage) {
        return new BenchLayout(
                stage.checkout(),
                stage.cache().resolve("bench"),
                stage.basePort() + AFTER_THE_STAGE);
    }

    /** MQTT, where devices and gateway meet. */
    public int devices() {
        return firstPort;
    }

    /** MQTT over mutual TLS, the cloud's end of the uplink. */
    public int uplink() {
        return firstPort + 1;
    }

    /** The gateway's console. */
    public int console() {
        return firstPort + 2;
    }

    /** Flink's REST API in the gateway. */
    public int flinkRest() {
        return firstPort + 3;
    }
}
