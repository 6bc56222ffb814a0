package io.tidemark.edge.ingest.log;

import java.nio.ByteBuffer;

/**
 * A message as it came over a connection.
 *
 * @param topic at most 65,535 bytes of UTF-8
 * @param payload in the memory of the connection: valid only while the message is offered
 * @param packetId the sender's number of the message; 0 if it wants no acknowledgement
 * @param receivedAtMillis gateway clock, milliseconds since the epoch
 */
public record ReceivedMessage(
        String topic, ByteBuffer payload, int packetId, long receivedAtMillis) {}
