package io.tidemark.edge.ingest.mqtt;

import io.tidemark.edge.ingest.log.ReceivedMessage;

/**
 * The PUBLISH packet that was received last, in the buffer of its connection; used again and again.
 */
final class Publish implements ReceivedMessage {

    private static final int QOS = 0x06;
    private static final int AT_LEAST_ONCE = 0x02;

    private byte[] bytes;
    private int topicOffset;
    private int topicLength;
    private int payloadOffset;
    private int payloadLength;
    private int packetId;
    private long receivedAtMillis;

    /**
     * Reads a packet.
     *
     * @param firstByte of its fixed header
     * @param start of what follows the fixed header
     * @param end after its last byte
     */
    void read(byte[] buffer, int firstByte, int start, int end, long nowMillis)
            throws ProtocolException {
        bytes = buffer;
        receivedAtMillis = nowMillis;
        int qos = firstByte & QOS;
        int properties = start + Short.BYTES + (qos == 0 ? 0 : Short.BYTES);
        if (properties < end) {
            topicLength = PacketBuffer.unsignedShort(buffer, start);
            properties += topicLength;
        }
        if (qos > AT_LEAST_ONCE || properties >= end) {
            throw new ProtocolException("a PUBLISH packet that is not one, or was not asked for");
        }
        topicOffset = start + Short.BYTES;
        packetId = qos == 0 ? 0 : PacketBuffer.unsignedShort(buffer, topicOffset + topicLength);
        payloadOffset = PacketBuffer.afterProperties(buffer, properties, end);
        payloadLength = end - payloadOffset;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int topicOffset() {
        return topicOffset;
    }

    @Override
    public int topicLength() {
        return topicLength;
    }

    @Override
    public int payloadOffset() {
        return payloadOffset;
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public int packetId() {
        return packetId;
    }

    @Override
    public long receivedAtMillis() {
        return receivedAtMillis;
    }
}
