package io.tidemark.edge.ingest.mqtt;

import static io.netty.buffer.Unpooled.wrappedBuffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.tidemark.edge.ingest.log.ReceivedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as section 3.3 of the standard has them, however they come and whoever has room. */
class InboundTest {

    private static final String TOPIC = "tidemark/oslo/press-1/t\u00e9mp";
    private static final Broker BROKER = new Broker("localhost", 1, "gateway", "#", 400_000);

    private final List<String> received = new ArrayList<>();
    private final Inbound inbound = new Inbound(Packets.connect(BROKER, 20), this::take);
    private final EmbeddedChannel channel = new EmbeddedChannel(false, false);
    private boolean full;
    private int reads;

    @BeforeEach
    void open() throws Exception {
        channel.config().setAutoRead(false);
        channel.freezeTime();
        channel.pipeline()
                .addLast(new Reads(), new IdleStateHandler(20, 5, 0), MqttEncoder.INSTANCE)
                .addLast(new MqttDecoder(BROKER.maximumPacketBytes()), inbound);
        channel.register();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private boolean take(MqttMessage packet, long readAtMillis) throws IOException {
        if (full) {
            return false;
        }
        ReceivedMessage message = MqttConnection.message((MqttPublishMessage) packet, readAtMillis);
        assertThat(message.topic()).isEqualTo(TOPIC);
        assertThat(message.packetId()).isEqualTo(received.size() + 1);
        return received.add(StandardCharsets.UTF_8.decode(message.payload()).toString());
    }

    /** Counts how often the socket would be read. */
    private final class Reads extends ChannelOutboundHandlerAdapter {
        @Override
        public void read(ChannelHandlerContext context) {
            reads++;
        }
    }

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
            stream.write(publish(number, random.nextInt(200), payload));
        }

        byte[] all = stream.toByteArray();
        for (int from = 0; from < all.length; from += pieceBytes) {
            int to = Math.min(all.length, from + pieceBytes);
            channel.writeInbound(wrappedBuffer(Arrays.copyOfRange(all, from, to)));
        }

        assertThat(received).isEqualTo(sent);
    }

    @Test
    void readsNoMoreUntilEverythingHasFoundRoomAndMoreHasGathered() {
        full = true;
        channel.writeInbound(wrappedBuffer(publish(1, 0, "one"), publish(2, 0, "two")));
        after(10000);
        assertThat(reads).isEqualTo(1);

        full = false;
        after(10);
        assertThat(received).containsExactly("one", "two");

        after(2);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void refusesALongerPacketThanItTakesBeforeItIsThere() {
        channel.writeInbound(wrappedBuffer(new byte[] {0x30, -1, -1, -1, 0x7F, 0}));

        assertEnded(DecoderException.class, "268435455");
    }

    /** What follows them, zeros here, is taken for a part of them at first. */
    @ParameterizedTest
    @ValueSource(strings = {"30ffffffff", "3000", "300100", "3003000961", "30050001610500"})
    void refusesWhatIsNoPacket(String hex) {
        byte[] packet = Arrays.copyOf(HexFormat.of().parseHex(hex), 40);
        channel.writeInbound(wrappedBuffer(packet));

        assertEnded(DecoderException.class, "");
    }

    @Test
    void refusesAMessageThatWasNotAskedFor() {
        MqttPublishMessage twice = message(1, MqttQoS.EXACTLY_ONCE, 0, "");

        assertThatThrownBy(() -> MqttConnection.message(twice, 0))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void asksASilentBrokerAndGivesItUp() {
        channel.releaseOutbound();
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.WRITER_IDLE_STATE_EVENT);
        assertThat(channel.<Object>readOutbound())
                .isEqualTo(wrappedBuffer(new byte[] {(byte) 0xC0, 0}));

        channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
        assertEnded(ProtocolException.class, "does not answer");
    }

    @Test
    void tellsWhenTheBrokerHasClosed() {
        channel.close();

        assertEnded(ProtocolException.class, "closed");
    }

    private void after(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private void assertEnded(Class<? extends Exception> cause, String message) {
        channel.runPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(inbound.end()::join).cause().isInstanceOf(cause);
        assertThatThrownBy(inbound.end()::join).hasMessageContaining(message);
    }

    private static byte[] publish(int packetId, int userPropertyBytes, String payload) {
        EmbeddedChannel broker = new EmbeddedChannel(MqttEncoder.INSTANCE);
        broker.writeOutbound(Packets.connect(BROKER, 20)); // the encoder learns the version
        broker.releaseOutbound();
        broker.writeOutbound(message(packetId, MqttQoS.AT_LEAST_ONCE, userPropertyBytes, payload));
        return ByteBufUtil.getBytes(broker.<ByteBuf>readOutbound());
    }

    private static MqttPublishMessage message(
            int packetId, MqttQoS qos, int userPropertyBytes, String payload) {
        MqttProperties properties = new MqttProperties();
        properties.add(new UserProperty("", "y".repeat(userPropertyBytes)));
        return MqttMessageBuilders.publish()
                .topicName(TOPIC)
                .qos(qos)
                .messageId(packetId)
                .properties(properties)
                .payload(Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8))
                .build();
    }
}
