package io.tidemark.edge.config;

import io.tidemark.edge.uplink.UplinkConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.MemorySize;

/** Section uplink. */
final class UplinkSection {

    private static final EdgeOption<String> ENDPOINT =
            EdgeOption.required(
                    "uplink.endpoint",
                    "a host name or address, without scheme and port",
                    "Host of the account's AWS IoT Core data endpoint.",
                    EdgeOption.matching("[a-zA-Z0-9.-]{1,253}"));

    private static final EdgeOption<Integer> PORT =
            EdgeOption.whole("uplink.port", 8883, 1, 65_535, "Port of MQTT over mutual TLS.");

    private static final EdgeOption<Path> CERTIFICATE =
            EdgeOption.optional(
                    "uplink.certificate",
                    null,
                    EdgeOption.READABLE_FILE,
                    "X.509 certificate of the gateway, PEM. Required without"
                            + " identity.template.",
                    EdgeOption::readableFile);

    private static final EdgeOption<Path> PRIVATE_KEY =
            EdgeOption.optional(
                    "uplink.private-key",
                    null,
                    EdgeOption.READABLE_FILE,
                    "Private key of the certificate, PEM. Required without" + " identity.template.",
                    EdgeOption::readableFile);

    private static final EdgeOption<Path> CERTIFICATE_AUTHORITY =
            EdgeOption.optional(
                    "uplink.certificate-authority",
                    null,
                    EdgeOption.READABLE_FILE,
                    "Authority that signed the endpoint's certificate, PEM. Without it the platform's"
                            + " own count.",
                    EdgeOption::readableFile);

    private static final EdgeOption<String> RULE =
            EdgeOption.required(
                    "uplink.rule",
                    "1 to 128 letters, digits and underscores",
                    "IoT rule that takes the batches of results by Basic Ingest.",
                    EdgeOption.matching("[a-zA-Z0-9_]{1,128}"));

    private static final EdgeOption<Integer> MAXIMUM_BATCH_BYTES =
            EdgeOption.whole(
                    "uplink.maximum-batch-bytes",
                    120_000,
                    1_000,
                    120_000,
                    "Largest message in bytes; AWS IoT Core takes 128 KiB with everything.");

    private static final EdgeOption<Duration> BATCH_INTERVAL =
            EdgeOption.duration(
                    "uplink.batch-interval",
                    "500 ms",
                    Duration.ZERO,
                    "Longest time that a result waits for others to share a message.");

    private static final EdgeOption<MemorySize> DAILY_BUDGET =
            EdgeOption.optional(
                    "uplink.daily-budget",
                    null,
                    "a size of at least 1 mb such as 20 mb",
                    "Payload bytes that may be published on one UTC day, repeated messages included;"
                            + " the last tenth is for anomalies alone. What is left waits for the"
                            + " next day. Without it there is no limit.",
                    EdgeOption.checked(
                            MemorySize::parse,
                            size -> size.compareTo(MemorySize.ofMebiBytes(1)) >= 0));

    private static final EdgeOption<Duration> DRAIN_ON_STOP =
            EdgeOption.duration(
                    "uplink.drain-on-stop",
                    "10 s",
                    Duration.ZERO,
                    "Longest time that a stopping gateway goes on sending what waits.");

    private UplinkSection() {}

    /** The files of the identity that a gateway is given. */
    static List<EdgeOption<?>> givenIdentity() {
        return List.of(CERTIFICATE, PRIVATE_KEY);
    }

    static UplinkConfig read(ConfigReader reader) {
        return new UplinkConfig(
                reader.read(ENDPOINT),
                reader.read(PORT),
                reader.read(CERTIFICATE),
                reader.read(PRIVATE_KEY),
                reader.read(CERTIFICATE_AUTHORITY),
                reader.read(RULE),
                reader.read(MAXIMUM_BATCH_BYTES),
                reader.read(BATCH_INTERVAL),
                readDailyBudget(reader),
                reader.read(DRAIN_ON_STOP));
    }

    private static long readDailyBudget(ConfigReader reader) {
        MemorySize budget = reader.read(DAILY_BUDGET);
        return budget == null ? Long.MAX_VALUE : budget.getBytes();
    }
}
