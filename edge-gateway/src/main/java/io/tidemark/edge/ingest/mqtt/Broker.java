package io.tidemark.edge.ingest.mqtt;

/**
 * Where messages are received from.
 *
 * @param host name or address
 * @param port TCP port
 * @param clientId names the session
 * @param topicFilter what is subscribed to
 * @param maximumPacketBytes longest packet that is taken; the broker keeps longer ones to itself
 */
public record Broker(
        String host, int port, String clientId, String topicFilter, int maximumPacketBytes) {}
