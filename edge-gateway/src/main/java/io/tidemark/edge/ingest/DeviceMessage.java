package io.tidemark.edge.ingest;

/**
 * One MQTT message of a device, as received.
 *
 * @param topic MQTT topic that it was published on
 * @param payload its bytes, not to be changed; empty if it had none
 * @param receivedAtMillis when the gateway received the first message of its commit, gateway clock,
 *     milliseconds since the epoch; the same in every replay
 */
public record DeviceMessage(String topic, byte[] payload, long receivedAtMillis) {}
