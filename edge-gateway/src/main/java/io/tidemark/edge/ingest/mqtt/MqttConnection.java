package io.tidemark.edge.ingest.mqtt;

import io.tidemark.edge.ingest.log.Acknowledger;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the devices' broker. Received by one thread; may be acknowledged and closed by
 * others.
 *
 * <p>Brokers write message by message, and a receiver that is quick enough pays a system call for
 * each. So this one reads, and then lets a moment pass in which messages gather in the socket.
 */
final class MqttConnection implements Acknowledger, AutoCloseable {

    /** Takes what the broker says, on the receiving thread. */
    interface Receiver {
        void connected(boolean sessionPresent) throws IOException;

        void subscribed() throws IOException;

        void received(Publish message) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final long PING_AFTER_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SILENCE_NANOS = Duration.ofSeconds(KEEP_ALIVE_SECONDS).toNanos();
    private static final long GATHERING_NANOS = Duration.ofMillis(2).toNanos();
    private static final int SUBSCRIPTION = 1;

    private static final int CONNACK = 0x20;
    private static final int PUBLISH = 0x30;
    private static final int SUBACK = 0x90;
    private static final int PINGRESP = 0xD0;
    private static final int DISCONNECT = 0xE0;
    private static final int TYPE = 0xF0;
    private static final int FIRST_ERROR = 0x80;

    private final Socket socket = new Socket();
    private final PacketBuffer packets;
    private final Publish publish = new Publish();
    private final Receiver receiver;
    private OutputStream output;
    private volatile long sentAtNanos;
    private long receivedAtNanos;

    MqttConnection(int maximumPacketBytes, Receiver receiver) {
        this.packets = new PacketBuffer(maximumPacketBytes);
        this.receiver = receiver;
    }

    /** Connects to the session of the client. */
    void open(String host, int port, String clientId, int maximumPacketBytes) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(TICK.toMillis()));
        socket.connect(
                new InetSocketAddress(host, port), Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        output = socket.getOutputStream();
        receivedAtNanos = System.nanoTime();
        send(Packets.connect(clientId, KEEP_ALIVE_SECONDS, maximumPacketBytes));
    }

    void subscribe(String topicFilter) throws IOException {
        send(Packets.subscribe(SUBSCRIPTION, topicFilter));
    }

    /**
     * Receives until the connection ends.
     *
     * @throws IOException always
     */
    void receive() throws IOException {
        while (true) {
            boolean more = false;
            try {
                more = packets.fill(socket.getInputStream());
                receivedAtNanos = System.nanoTime();
                takeApart();
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - receivedAtNanos > SILENCE_NANOS) {
                    throw new ProtocolException("the broker does not answer");
                }
            }
            keepAlive();
            if (!more) {
                LockSupport.parkNanos(GATHERING_NANOS);
            }
        }
    }

    private void takeApart() throws IOException {
        long now = System.currentTimeMillis();
        while (packets.nextPacket()) {
            int firstByte = packets.firstByte();
            switch (firstByte & TYPE) {
                case PUBLISH -> {
                    publish.read(
                            packets.bytes(), firstByte, packets.body(), packets.packetEnd(), now);
                    receiver.received(publish);
                }
                case CONNACK -> {
                    refuseErrors("the connection", packets.at(1));
                    receiver.connected((packets.at(0) & 1) != 0);
                }
                case SUBACK -> {
                    refuseErrors("the subscription", packets.lastByte());
                    receiver.subscribed();
                }
                case DISCONNECT -> throw new ProtocolException("the broker disconnects");
                case PINGRESP -> LOG.trace("the broker is there");
                default ->
                        throw new ProtocolException(
                                "packet 0x" + Integer.toHexString(firstByte) + " is not for us");
            }
            packets.done();
        }
    }

    private static void refuseErrors(String what, int reason) throws ProtocolException {
        if (reason >= FIRST_ERROR) {
            throw new ProtocolException(
                    "the broker refuses " + what + ", reason 0x" + Integer.toHexString(reason));
        }
    }

    /** To be called at least every few seconds by whoever keeps the receiving thread. */
    void keepAlive() throws IOException {
        if (System.nanoTime() - sentAtNanos > PING_AFTER_NANOS) {
            send(Packets.ping());
        }
    }

    private void send(byte[] bytes) throws IOException {
        synchronized (output) {
            output.write(bytes);
        }
        sentAtNanos = System.nanoTime();
    }

    @Override
    public void acknowledge(int[] packetIds, int count) {
        try {
            send(Packets.acknowledgements(packetIds, count));
        } catch (IOException e) {
            // The receiving thread finds that too, and the broker sends the messages again.
            LOG.debug("{} messages could not be acknowledged", count, e);
        }
    }

    /** Ends {@link #receive}. */
    void stopReceiving() {
        try {
            if (socket.isConnected()) {
                socket.shutdownInput();
            }
        } catch (IOException e) {
            LOG.debug("the connection has ended", e);
        }
    }

    /** Ends the connection, with a word of good-bye if that is possible. */
    @Override
    public void close() {
        try (socket) {
            if (socket.isConnected() && !socket.isClosed()) {
                send(Packets.disconnect());
            }
        } catch (IOException e) {
            LOG.debug("the broker was not told that the gateway disconnects", e);
        }
    }
}
