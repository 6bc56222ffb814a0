package io.tidemark.edge.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as section 3.3 of the standard has them, however the network cuts them up. */
class PacketBufferTest {

    private static final int MAXIMUM = 400_000;
    private static final int QOS_1 = 0x32;
    private static final String TOPIC = MqttTopic.of("tidemark/oslo/press-1/t\u00e9mp").toString();

    private final PacketBuffer packets = new PacketBuffer(MAXIMUM);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 1_000_000})
    void findsEveryPacketInWhateverPiecesItComes(int pieceBytes) throws IOException {
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Random random = new Random(7);
        int longest = pieceBytes < 10 ? 300 : 300_000;
        for (int number = 1; number <= 50; number++) {
            String payload = "x".repeat(random.nextInt(random.nextInt(longest) + 1)) + number;
            sent.add(payload);
            stream.write(publish(number, new byte[random.nextInt(200)], payload));
        }

        List<String> received = new ArrayList<>();
        InputStream pieces = pieces(stream.toByteArray(), pieceBytes);
        while (received.size() < sent.size()) {
            packets.fill(pieces);
            while (packets.nextPacket()) {
                received.add(payloadOf(received.size() + 1));
                packets.done();
            }
        }

        assertThat(received).isEqualTo(sent);
    }

    private String payloadOf(int packetId) throws IOException {
        Publish publish = new Publish();
        publish.read(packets.bytes(), packets.firstByte(), packets.body(), packets.packetEnd(), 9);
        assertThat(text(publish.bytes(), publish.topicOffset(), publish.topicLength()))
                .isEqualTo(TOPIC);
        assertThat(publish.packetId()).isEqualTo(packetId);
        assertThat(publish.receivedAtMillis()).isEqualTo(9);
        return text(publish.bytes(), publish.payloadOffset(), publish.payloadLength());
    }

    @Test
    void refusesALongerPacketThanItTakesBeforeItIsThere() throws IOException {
        packets.fill(new ByteArrayInputStream(new byte[] {0x30, -1, -1, -1, 0x7F}));

        assertThatThrownBy(packets::nextPacket)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("268435455 bytes");
    }

    @Test
    void refusesALengthOfFiveBytes() throws IOException {
        packets.fill(new ByteArrayInputStream(new byte[] {0x30, -1, -1, -1, -1, 0}));

        assertThatThrownBy(packets::nextPacket).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAMessageWhoseTopicOrPropertiesDoNotEndInIt() {
        byte[][] bodies = {{}, {0}, {0, 9, 'a'}, {0, 1, 'a'}, {0, 1, 'a', 5, 0}, {0, 1, 'a', -1}};
        for (byte[] body : bodies) {
            assertThatThrownBy(() -> new Publish().read(body, 0x30, 0, body.length, 0))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void tellsWhenTheBrokerHasClosed() {
        assertThatThrownBy(() -> packets.fill(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("closed");
    }

    private static byte[] publish(int packetId, byte[] properties, String payload)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] topic = TOPIC.getBytes(StandardCharsets.UTF_8);
        body.write(new byte[] {0, (byte) topic.length});
        body.write(topic);
        body.write(new byte[] {(byte) (packetId >> 8), (byte) packetId});
        body.write(variableLength(properties.length));
        body.write(properties);
        body.write(payload.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(QOS_1);
        packet.write(variableLength(body.size()));
        body.writeTo(packet);
        return packet.toByteArray();
    }

    private static byte[] variableLength(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rest = length;
        while (rest > 127) {
            bytes.write(rest & 127 | 128);
            rest >>= 7;
        }
        bytes.write(rest);
        return bytes.toByteArray();
    }

    private static InputStream pieces(byte[] all, int pieceBytes) {
        return new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, pieceBytes));
            }
        };
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
