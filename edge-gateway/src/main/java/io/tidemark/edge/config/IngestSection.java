package io.tidemark.edge.config;

import io.netty.buffer.ByteBufUtil;
import io.tidemark.edge.ingest.IngestConfig;
import io.tidemark.edge.ingest.log.LogConfig;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;

/** Section ingest. */
final class IngestSection {

    private static final EdgeOption<URI> BROKER =
            EdgeOption.optional(
                    "ingest.broker",
                    "mqtt://127.0.0.1:1883",
                    "mqtt://host:port",
                    "MQTT 5 broker of the devices.",
                    EdgeOption.checked(URI::create, IngestSection::isBroker));

    private static final EdgeOption<String> CLIENT_ID =
            EdgeOption.optional(
                    "ingest.client-id",
                    null,
                    "an MQTT client identifier",
                    "Names the gateway's session at the broker, which keeps what is not processed"
                            + " yet. Default: gateway.id followed by -ingest.",
                    EdgeOption.checked(Function.identity(), IngestSection::isMqttString));

    private static final EdgeOption<String> TOPIC_FILTER =
            EdgeOption.optional(
                    "ingest.topic-filter",
                    "tidemark/+/+/+",
                    "an MQTT topic filter",
                    "Topics that are subscribed to.",
                    EdgeOption.checked(Function.identity(), IngestSection::isTopicFilter));

    private static final EdgeOption<MemorySize> MAXIMUM_MESSAGE_SIZE =
            EdgeOption.size(
                    "ingest.maximum-message-size",
                    "256 kb",
                    MemorySize.parse("1 kb"),
                    MemorySize.parse("16 mb"),
                    "A longer message is refused.");

    private static final EdgeOption<Duration> COMMIT_INTERVAL =
            EdgeOption.duration(
                    "ingest.log.commit-interval",
                    "10 ms",
                    Duration.ofMillis(1),
                    "Shortest time between two commits of received messages, which are acknowledged"
                            + " to the broker after that.");

    private static final EdgeOption<MemorySize> MAXIMUM_LOG_SIZE =
            EdgeOption.size(
                    "ingest.log.maximum-size",
                    "256 mb",
                    MemorySize.parse("64 mb"),
                    MemorySize.parse("1000 gb"),
                    "Disk space for received messages that a retained checkpoint may need; when it"
                            + " is used up the broker keeps what comes.");

    private static final int LONGEST_MQTT_STRING = 0xFFFF;

    private IngestSection() {}

    private static boolean isBroker(URI uri) {
        return "mqtt".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getPath().isEmpty()
                && uri.getQuery() == null;
    }

    /** Section 1.5.4 of MQTT 5. */
    private static boolean isMqttString(String text) {
        return !text.isEmpty()
                && text.indexOf('\0') < 0
                && ByteBufUtil.utf8Bytes(text) <= LONGEST_MQTT_STRING;
    }

    /** Section 4.7: a wildcard is a level of its own, and the one for all levels is the last. */
    static boolean isTopicFilter(String text) {
        String parents = text.endsWith("/#") ? text.substring(0, text.length() - 2) : text;
        return isMqttString(text)
                && (text.equals("#")
                        || Stream.of(parents.split("/", -1)).allMatch(IngestSection::isLevel));
    }

    private static boolean isLevel(String level) {
        return level.equals("+") || level.indexOf('+') < 0 && level.indexOf('#') < 0;
    }

    /**
     * @param gateway its directory is null if the configuration names none, a fault already
     * @param retainedCheckpoints as Flink is told
     */
    static IngestConfig read(ConfigReader reader, GatewayConfig gateway, int retainedCheckpoints) {
        URI broker = reader.read(BROKER);
        String clientId = reader.read(CLIENT_ID);
        String topicFilter = reader.read(TOPIC_FILTER);
        LogConfig log =
                new LogConfig(
                        gateway.dataDirectory() == null ? null : gateway.ingestLog().toFile(),
                        reader.read(COMMIT_INTERVAL),
                        reader.read(MAXIMUM_LOG_SIZE).getBytes(),
                        retainedCheckpoints);
        return new IngestConfig(
                broker, clientId == null ? gateway.id() + "-ingest" : clientId, topicFilter, log);
    }

    static int readMaximumMessageBytes(ConfigReader reader) {
        return Math.toIntExact(reader.read(MAXIMUM_MESSAGE_SIZE).getBytes());
    }
}
