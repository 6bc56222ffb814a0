package io.tidemark.commandline.bench.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One MQTT 3.1.1 connection of the load. It knows what a load needs and no more: the client library
 * that the project has costs more CPU a message than the gateway, and would be what is measured.
 */
final class Connection implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CONNECTION_ACCEPTED = 0x20;
    private static final int PUBLISH_ACKNOWLEDGED = 0x40;
    private static final int PROTOCOL_LEVEL = 4;
    private static final int CLEAN_SESSION = 2;
    private static final int SEND_BUFFER_BYTES = 1 << 20;

    private final Socket socket;
    private final DataInputStream input;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Connects to a broker of this machine.
     *
     * @throws IOException if it does not take the connection
     */
    static Connection open(int port, String clientId) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            Connection connection = new Connection(socket);
            connection.connect(clientId);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void connect(String clientId) throws IOException {
        byte[] id = clientId.getBytes(StandardCharsets.UTF_8);
        PacketBuffer packet = new PacketBuffer();
        packet.put(CONNECT);
        packet.put(12 + id.length);
        packet.putShort(4);
        packet.put("MQTT".getBytes(StandardCharsets.US_ASCII));
        packet.put(PROTOCOL_LEVEL);
        packet.put(CLEAN_SESSION);
        // No keep alive.
        packet.putShort(0);
        packet.putShort(id.length);
        packet.put(id);
        send(packet);
        int type = input.readUnsignedByte();
        input.skipNBytes(2);
        int code = input.readUnsignedByte();
        if (type != CONNECTION_ACCEPTED || code != 0) {
            throw new IOException("the broker refused the connection with code " + code);
        }
    }

    void send(PacketBuffer packets) throws IOException {
        packets.writeTo(socket.getOutputStream());
    }

    /**
     * Waits for the next acknowledgement of a message.
     *
     * @throws IOException when the connection ends
     */
    void awaitAcknowledgement() throws IOException {
        int type;
        do {
            type = input.readUnsignedByte();
            input.skipNBytes(input.readUnsignedByte());
        } while (type != PUBLISH_ACKNOWLEDGED);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
