package io.tidemark.edge.config;

import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.tidemark.edge.ingest.IngestConfig;
import java.net.URI;
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
                    text -> MqttClientIdentifier.of(text).toString());

    private static final EdgeOption<String> TOPIC_FILTER =
            EdgeOption.optional(
                    "ingest.topic-filter",
                    "tidemark/+/+/+",
                    "an MQTT topic filter",
                    "Topics that are subscribed to.",
                    text -> MqttTopicFilter.of(text).toString());

    private static final EdgeOption<MemorySize> MAXIMUM_MESSAGE_SIZE =
            EdgeOption.size(
                    "ingest.maximum-message-size",
                    "256 kb",
                    MemorySize.parse("1 kb"),
                    MemorySize.parse("16 mb"),
                    "A longer message is refused.");

    private IngestSection() {}

    private static boolean isBroker(URI uri) {
        return "mqtt".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getPath().isEmpty()
                && uri.getQuery() == null;
    }

    static IngestConfig read(ConfigReader reader, String gatewayId) {
        URI broker = reader.read(BROKER);
        String clientId = reader.read(CLIENT_ID);
        return new IngestConfig(
                broker,
                clientId == null ? gatewayId + "-ingest" : clientId,
                reader.read(TOPIC_FILTER));
    }

    static int readMaximumMessageBytes(ConfigReader reader) {
        return Math.toIntExact(reader.read(MAXIMUM_MESSAGE_SIZE).getBytes());
    }
}
