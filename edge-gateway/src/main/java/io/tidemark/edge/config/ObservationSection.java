package io.tidemark.edge.config;

import io.tidemark.edge.console.ConsoleConfig;
import io.tidemark.edge.health.HealthConfig;
import java.time.Duration;

/** Sections health and console. */
final class ObservationSection {

    private static final EdgeOption<Duration> INTERVAL =
            EdgeOption.duration(
                    "health.interval",
                    "1 min",
                    Duration.ofSeconds(1),
                    "Time between two reports of the gateway on itself.");

    private static final EdgeOption<String> BIND_ADDRESS =
            EdgeOption.optional(
                    "console.bind-address",
                    "127.0.0.1",
                    "an address or host name",
                    "Address of the console; it knows no users, so whoever reaches it sees all.",
                    EdgeOption.matching("[a-zA-Z0-9.:-]{1,253}"));

    private static final EdgeOption<Integer> PORT =
            EdgeOption.whole(
                    "console.port",
                    8480,
                    0,
                    65_535,
                    "TCP port of the console; 0: any that is free.");

    private ObservationSection() {}

    static HealthConfig readHealth(ConfigReader reader) {
        return new HealthConfig(reader.read(INTERVAL));
    }

    static ConsoleConfig readConsole(ConfigReader reader) {
        return new ConsoleConfig(reader.read(BIND_ADDRESS), reader.read(PORT));
    }
}
