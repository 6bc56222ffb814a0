package io.tidemark.commandline.bench;

import io.tidemark.commandline.bench.cloud.FleetWorkload;
import picocli.CommandLine.Option;

/** What fills the stream of {@code bench cloud}. */
final class FleetOptions {

    @Option(
            names = "--events",
            defaultValue = "3000000",
            paramLabel = "N",
            description =
                    "Results of all gateways, each counted once; a million take 40 MB of memory in"
                            + " the emulator; default ${DEFAULT-VALUE}.")
    private int events;

    @Option(
            names = "--gateways",
            defaultValue = "50",
            paramLabel = "N",
            description = "Gateways that send in turn; default ${DEFAULT-VALUE}.")
    private int gateways;

    @Option(
            names = "--sensors",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Sensors of each gateway; default ${DEFAULT-VALUE}.")
    private int sensors;

    @Option(
            names = "--events-per-message",
            defaultValue = "2000",
            paramLabel = "N",
            description =
                    "Results of a message; a gateway sends at most 2000; default"
                            + " ${DEFAULT-VALUE}.")
    private int eventsPerMessage;

    @Option(
            names = "--repeated",
            defaultValue = "5",
            paramLabel = "PERCENT",
            description = "Messages that are sent a second time; default ${DEFAULT-VALUE}.")
    private int repeated;

    @Option(
            names = "--shards",
            defaultValue = "4",
            paramLabel = "N",
            description = "Shards of the stream; default ${DEFAULT-VALUE}.")
    private int shards;

    @Option(
            names = "--checkpoint-seconds",
            defaultValue = "10",
            paramLabel = "N",
            description =
                    "Time between checkpoints, and so between commits; default ${DEFAULT-VALUE},"
                            + " Managed Flink's own default is 60.")
    private int checkpointSeconds;

    /**
     * @throws IllegalArgumentException if a number makes no sense, with a sentence for the user
     */
    FleetWorkload workload() {
        return new FleetWorkload(
                events, gateways, sensors, eventsPerMessage, repeated, shards, checkpointSeconds);
    }
}
