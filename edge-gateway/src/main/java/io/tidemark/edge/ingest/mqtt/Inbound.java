package io.tidemark.edge.ingest.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Paces what one connection receives.
 *
 * <p>Brokers write message by message, and a receiver that is quick enough pays system calls for
 * each. So this one reads, and then lets a moment pass in which messages gather in the socket. What
 * was read and finds no room in the log waits here, and the socket is not read until it has gone.
 */
final class Inbound extends ChannelInboundHandlerAdapter {

    /** Takes packets, on the thread of the connection. */
    interface Receiver {

        /**
         * Takes a packet.
         *
         * @param readAtMillis gateway clock
         * @return false if there is no room: the packet will be offered again
         */
        boolean take(MqttMessage packet, long readAtMillis) throws IOException;
    }

    /** What this handler tells itself, by the pipeline so that nothing it throws gets lost. */
    private enum Turn {
        READ,
        RETRY
    }

    private static final long GATHERING_MICROS = Duration.ofMillis(2).toNanos() / 1_000;
    private static final long RETRY_MICROS = Duration.ofMillis(10).toNanos() / 1_000;

    private final Receiver receiver;
    private final Queue<MqttMessage> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final MqttMessage greeting;
    private long readAtMillis;
    private boolean turnIsDue;

    /**
     * For one connection.
     *
     * @param greeting sent first
     */
    Inbound(MqttMessage greeting, Receiver receiver) {
        this.greeting = greeting;
        this.receiver = receiver;
    }

    /** Completed, with the cause, when no more is received. */
    CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(greeting);
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (end.isDone()) {
            ReferenceCountUtil.release(packet);
        } else {
            waiting.add((MqttMessage) packet);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws IOException {
        readAtMillis = System.currentTimeMillis();
        pass(context);
    }

    private void pass(ChannelHandlerContext context) throws IOException {
        while (!waiting.isEmpty() && !end.isDone()) {
            MqttMessage next = waiting.element();
            if (next.decoderResult().isFailure()) {
                throw new DecoderException(next.decoderResult().cause());
            }
            if (!receiver.take(next, readAtMillis)) {
                takeTurn(context, Turn.RETRY, RETRY_MICROS);
                return;
            }
            ReferenceCountUtil.release(waiting.remove());
        }
        takeTurn(context, Turn.READ, GATHERING_MICROS);
    }

    private void takeTurn(ChannelHandlerContext context, Turn turn, long micros) {
        if (!turnIsDue && !end.isDone()) {
            turnIsDue = true;
            context.executor()
                    .schedule(
                            () -> context.pipeline().fireUserEventTriggered(turn),
                            micros,
                            TimeUnit.MICROSECONDS);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws IOException {
        if (event instanceof Turn turn) {
            turnIsDue = false;
            switch (turn) {
                case READ -> context.read();
                case RETRY -> {
                    // Nothing is heard of the broker as nothing is read.
                    context.pipeline().get(IdleStateHandler.class).resetReadTimeout();
                    pass(context);
                }
            }
        } else if (event instanceof IdleStateEvent idle) {
            switch (idle.state()) {
                case READER_IDLE -> throw new ProtocolException("the broker does not answer");
                case WRITER_IDLE -> context.writeAndFlush(MqttMessage.PINGREQ);
                case ALL_IDLE -> throw new IllegalStateException("that was not asked for");
            }
        }
    }

    /** Receives no more; what has been received can still be acknowledged. */
    void stop(Throwable cause) {
        end.completeExceptionally(cause);
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        stop(cause);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop(new ProtocolException("the broker has closed the connection"));
    }
}
