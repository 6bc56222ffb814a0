package io.tidemark.edge.runtime;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a gateway that rehearses its start is connected to: a broker of this machine that lets it
 * subscribe and sends it readings of one sensor, some windows of them.
 */
final class RehearsalBroker implements AutoCloseable {

    private static final String TOPIC = "tidemark/rehearsal/machine/sensor";
    private static final int READINGS = 100;
    private static final int MILLIS_BETWEEN_READINGS = 60_000;
    private static final int LARGEST_PACKET = 1024;

    private final EventLoopGroup network = new NioEventLoopGroup(1);
    private final Channel server;

    private RehearsalBroker(long firstReadingAtMillis) {
        this.server =
                new ServerBootstrap()
                        .group(network)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel opened) {
                                        opened.pipeline()
                                                .addLast(
                                                        MqttEncoder.INSTANCE,
                                                        new MqttDecoder(LARGEST_PACKET),
                                                        new Session(firstReadingAtMillis));
                                    }
                                })
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .syncUninterruptibly()
                        .channel();
    }

    /**
     * Listens on any port of the loopback address.
     *
     * @param firstReadingAtMillis event time of the first reading, milliseconds since the epoch
     */
    static RehearsalBroker start(long firstReadingAtMillis) {
        return new RehearsalBroker(firstReadingAtMillis);
    }

    /** Where it listens, as a gateway is told. */
    String uri() {
        return "mqtt://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        network.shutdownGracefully().syncUninterruptibly();
    }

    private static final class Session extends SimpleChannelInboundHandler<MqttMessage> {

        private final long firstReadingAtMillis;

        Session(long firstReadingAtMillis) {
            this.firstReadingAtMillis = firstReadingAtMillis;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage packet) {
            switch (packet.fixedHeader().messageType()) {
                case CONNECT ->
                        context.writeAndFlush(
                                MqttMessageBuilders.connAck()
                                        .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                                        .build());
                case SUBSCRIBE -> {
                    MqttSubscribeMessage subscribe = (MqttSubscribeMessage) packet;
                    context.write(
                            MqttMessageBuilders.subAck()
                                    .packetId(subscribe.variableHeader().messageId())
                                    .addGrantedQos(MqttQoS.AT_LEAST_ONCE)
                                    .build());
                    send(context);
                }
                case DISCONNECT -> context.close();
                default -> {
                    // Acknowledgements and pings: what matters is that they were sent.
                }
            }
        }

        private void send(ChannelHandlerContext context) {
            for (int number = 1; number <= READINGS; number++) {
                String reading =
                        String.format(
                                Locale.ROOT,
                                "{\"sensor\":\"sensor\",\"type\":\"temperature\",\"value\":%d.5,\"ts\":%d,\"seq\":%d}",
                                number % 10,
                                firstReadingAtMillis + (long) number * MILLIS_BETWEEN_READINGS,
                                number);
                context.write(
                        MqttMessageBuilders.publish()
                                .topicName(TOPIC)
                                .qos(MqttQoS.AT_LEAST_ONCE)
                                .messageId(number)
                                .payload(
                                        Unpooled.wrappedBuffer(
                                                reading.getBytes(StandardCharsets.UTF_8)))
                                .build());
            }
            context.flush();
        }
    }
}
