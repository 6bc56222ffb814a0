package io.tidemark.edge.ingest.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The packets of MQTT 5 that the gateway sends; section numbers are those of its standard. */
final class Packets {

    /** Tells an intermittent network from the end: the broker keeps the session (3.1.2.11.2). */
    private static final int SESSION_NEVER_EXPIRES = 0xFFFF_FFFF;

    private static final int CONNECT = 0x10;
    private static final int PUBACK = 0x4002_0000;
    private static final int SUBSCRIBE = 0x82;
    private static final int PROTOCOL_VERSION = 5;
    private static final int RESUME_SESSION = 0;
    private static final int SESSION_EXPIRY_INTERVAL = 0x11;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final int CONNECT_PROPERTIES_BYTES = 10;
    private static final int AT_LEAST_ONCE_RETAINED_IF_NEW = 0x11;
    private static final int MORE = 0x80;

    private Packets() {}

    /** 3.1 CONNECT, to a session that is kept. */
    static byte[] connect(String clientId, int keepAliveSeconds, int maximumPacketBytes) {
        byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(23 + id.length);
        body.putShort((short) 4).put("MQTT".getBytes(StandardCharsets.US_ASCII));
        body.put((byte) PROTOCOL_VERSION).put((byte) RESUME_SESSION);
        body.putShort((short) keepAliveSeconds).put((byte) CONNECT_PROPERTIES_BYTES);
        body.put((byte) SESSION_EXPIRY_INTERVAL).putInt(SESSION_NEVER_EXPIRES);
        body.put((byte) MAXIMUM_PACKET_SIZE).putInt(maximumPacketBytes);
        body.putShort((short) id.length).put(id);
        return packet(CONNECT, body);
    }

    /** 3.8 SUBSCRIBE with QoS 1; retained messages only if there was no such subscription. */
    static byte[] subscribe(int packetId, String topicFilter) {
        byte[] filter = topicFilter.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(6 + filter.length);
        body.putShort((short) packetId).put((byte) 0);
        body.putShort((short) filter.length).put(filter);
        body.put((byte) AT_LEAST_ONCE_RETAINED_IF_NEW);
        return packet(SUBSCRIBE, body);
    }

    /** 3.4 PUBACK, one for each message. */
    static byte[] acknowledgements(int[] packetIds, int count) {
        ByteBuffer packets = ByteBuffer.allocate(count * Integer.BYTES);
        for (int index = 0; index < count; index++) {
            packets.putInt(PUBACK | packetIds[index]);
        }
        return packets.array();
    }

    /** 3.12 PINGREQ. */
    static byte[] ping() {
        return new byte[] {(byte) 0xC0, 0};
    }

    /** 3.14 DISCONNECT without a reason but the end. */
    static byte[] disconnect() {
        return new byte[] {(byte) 0xE0, 0};
    }

    private static byte[] packet(int firstByte, ByteBuffer body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(body.capacity() + 5);
        packet.write(firstByte);
        int length = body.position();
        do {
            packet.write(length % MORE | (length >= MORE ? MORE : 0));
            length /= MORE;
        } while (length > 0);
        packet.write(body.array(), 0, body.position());
        return packet.toByteArray();
    }
}
