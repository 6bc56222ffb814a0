package io.tidemark.edge.ingest.mqtt;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.timeout.IdleStateHandler;
import io.tidemark.edge.ingest.log.Acknowledger;
import io.tidemark.edge.ingest.log.ReceivedMessage;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the devices' broker. May be acknowledged and closed by any thread. */
final class MqttConnection implements Acknowledger, AutoCloseable {

    /** Takes what the broker says, on the thread of the connection. */
    interface Receiver {
        void connected(boolean sessionPresent);

        void subscribed();

        /** False if there is no room: the message will be offered again. */
        boolean received(ReceivedMessage message);
    }

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int PING_AFTER_SECONDS = 5;
    private static final RecvByteBufAllocator READS = new FixedRecvByteBufAllocator(128 * 1024);
    private static final int LONGEST_TOPIC_BYTES = 0xFFFF;
    private static final int FIRST_ERROR = 0x80;

    private final Broker broker;
    private final Receiver receiver;
    private final Inbound inbound;
    private volatile Channel channel;

    MqttConnection(Broker broker, Receiver receiver) {
        this.broker = broker;
        this.receiver = receiver;
        this.inbound = new Inbound(Packets.connect(broker, KEEP_ALIVE_SECONDS), this::take);
    }

    /** Begins to connect to the session of the client. */
    void open(EventLoopGroup thread) {
        ChannelFuture opening =
                new Bootstrap()
                        .group(thread)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.RCVBUF_ALLOCATOR, READS)
                        .handler(new Pipeline())
                        .connect(broker.host(), broker.port());
        channel = opening.channel();
        opening.addListener(
                done -> {
                    if (!done.isSuccess()) {
                        inbound.stop(done.cause());
                    }
                });
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel opened) {
            channel = opened;
            opened.pipeline()
                    .addLast(new IdleStateHandler(KEEP_ALIVE_SECONDS, PING_AFTER_SECONDS, 0))
                    .addLast(MqttEncoder.INSTANCE, new MqttDecoder(broker.maximumPacketBytes()))
                    .addLast(inbound);
        }
    }

    void subscribe() {
        channel.writeAndFlush(Packets.subscribe(broker.topicFilter()));
    }

    /**
     * Waits while the connection receives.
     *
     * @throws IOException always, when that ends
     */
    void receive() throws IOException {
        try {
            inbound.end().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException || cause instanceof CodecException) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw e;
        }
    }

    private boolean take(MqttMessage packet, long readAtMillis) throws IOException {
        if (packet instanceof MqttPublishMessage publish) {
            return receiver.received(message(publish, readAtMillis));
        }
        if (packet instanceof MqttConnAckMessage answer) {
            MqttConnAckVariableHeader header = answer.variableHeader();
            refuseErrors("the connection", header.connectReturnCode().byteValue() & 0xFF);
            receiver.connected(header.isSessionPresent());
        } else if (packet instanceof MqttSubAckMessage answer) {
            refuseErrors("the subscription", answer.payload().reasonCodes().get(0));
            receiver.subscribed();
        } else {
            refuseOthers(packet);
        }
        return true;
    }

    static ReceivedMessage message(MqttPublishMessage publish, long readAtMillis)
            throws IOException {
        String topic = publish.variableHeader().topicName();
        MqttQoS qos = publish.fixedHeader().qosLevel();
        if (qos == MqttQoS.EXACTLY_ONCE || ByteBufUtil.utf8Bytes(topic) > LONGEST_TOPIC_BYTES) {
            throw new ProtocolException("a PUBLISH packet that is not one, or was not asked for");
        }
        return new ReceivedMessage(
                topic,
                publish.payload().nioBuffer(),
                qos == MqttQoS.AT_MOST_ONCE ? 0 : publish.variableHeader().packetId(),
                readAtMillis);
    }

    private static void refuseErrors(String what, int reason) throws ProtocolException {
        if (reason >= FIRST_ERROR) {
            throw new ProtocolException(
                    "the broker refuses " + what + ", reason 0x" + Integer.toHexString(reason));
        }
    }

    private static void refuseOthers(MqttMessage packet) throws ProtocolException {
        switch (packet.fixedHeader().messageType()) {
            case PINGRESP -> LOG.trace("the broker is there");
            case DISCONNECT -> throw new ProtocolException("the broker disconnects");
            default ->
                    throw new ProtocolException(
                            packet.fixedHeader().messageType() + " is not for us");
        }
    }

    @Override
    public void acknowledge(int[] packetIds, int count) {
        // If the connection has ended, the broker sends the messages again.
        channel.writeAndFlush(Packets.acknowledgements(channel.alloc(), packetIds, count));
    }

    /** Ends {@link #receive}. */
    void stopReceiving() {
        channel.eventLoop().execute(() -> inbound.stop(new IOException("the session is closed")));
    }

    /** Ends the connection, with a word of good-bye if that is possible. */
    @Override
    public void close() {
        if (channel.isActive()) {
            channel.writeAndFlush(MqttMessage.DISCONNECT).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
        if (!channel.closeFuture().awaitUninterruptibly(LONGEST_GOODBYE.toMillis())) {
            LOG.debug("the broker was not told that the gateway disconnects");
            channel.close();
        }
    }
}
