package io.tidemark.edge.ingest;

import java.io.Serializable;
import java.net.URI;

/**
 * Where device messages come from.
 *
 * @param broker MQTT 5 broker of the devices, {@code mqtt://host:port}; the port may be absent and
 *     is 1883 then; default mqtt://127.0.0.1:1883
 * @param clientId client identifier, which names the persistent session at the broker; default
 *     {@code <gateway.id>-ingest}
 * @param topicFilter topics that are subscribed to; default tidemark/+/+/+
 */
public record IngestConfig(URI broker, String clientId, String topicFilter)
        implements Serializable {

    private static final int DEFAULT_PORT = 1883;

    /** Host name or address of the broker. */
    String host() {
        return broker.getHost();
    }

    /** TCP port of the broker. */
    int port() {
        return broker.getPort() < 0 ? DEFAULT_PORT : broker.getPort();
    }
}
