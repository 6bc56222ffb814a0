package io.tidemark.edge.ingest;

import io.tidemark.edge.ingest.log.LogConfig;
import io.tidemark.edge.ingest.mqtt.Broker;
import java.io.Serializable;
import java.net.URI;

/**
 * Where device messages come from, and where they are kept.
 *
 * @param broker MQTT 5 broker of the devices, {@code mqtt://host:port}; the port may be absent and
 *     is 1883 then; default mqtt://127.0.0.1:1883
 * @param clientId client identifier, which names the persistent session at the broker; default
 *     {@code <gateway.id>-ingest}
 * @param topicFilter topics that are subscribed to; default tidemark/+/+/+
 * @param log where received messages are kept
 */
public record IngestConfig(URI broker, String clientId, String topicFilter, LogConfig log)
        implements Serializable {

    /** Of a packet: the largest message that can be configured, its topic and its properties. */
    private static final int MAXIMUM_PACKET_BYTES = (16 * 1024 + 128) * 1024;

    private static final int DEFAULT_PORT = 1883;

    Broker atBroker() {
        int port = broker.getPort() < 0 ? DEFAULT_PORT : broker.getPort();
        return new Broker(broker.getHost(), port, clientId, topicFilter, MAXIMUM_PACKET_BYTES);
    }
}
