package io.tidemark.edge.ingest.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A block while its messages are gathered, in the form that it has in the file, and what is to be
 * acknowledged when it is durable. Not thread-safe.
 */
final class BlockBuffer {

    private static final int FIRST_CAPACITY = 64 * 1024;
    private static final int LARGEST_KEPT = 2 * 1024 * 1024;
    private static final int LENGTHS = Short.BYTES + Integer.BYTES;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int end = BlockHeader.BYTES;
    private int messages;
    private long receivedAtMillis;
    private int[] packetIds = new int[256];
    private int acknowledgements;
    private Acknowledger acknowledger;

    void add(ReceivedMessage message) {
        if (messages++ == 0) {
            receivedAtMillis = message.receivedAtMillis();
        }
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        int payload = message.payload().remaining();
        int length = LENGTHS + topic.length + payload;
        reserve(length);
        ByteBuffer out = ByteBuffer.wrap(bytes, end, length);
        out.putShort((short) topic.length).put(topic);
        out.putInt(payload).put(message.payload());
        end = out.position();
    }

    /**
     * Has the message acknowledged with the block. What another connection wanted to be
     * acknowledged is forgotten: that connection has ended, and its broker sends the message again.
     */
    void acknowledgeLater(Acknowledger connection, int packetId) {
        if (acknowledger != connection) {
            acknowledger = connection;
            acknowledgements = 0;
        }
        if (acknowledgements == packetIds.length) {
            packetIds = Arrays.copyOf(packetIds, 2 * acknowledgements);
        }
        packetIds[acknowledgements++] = packetId;
    }

    private void reserve(int more) {
        int needed = Math.addExact(end, more);
        if (needed > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int)
                                    Math.max(
                                            needed,
                                            Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }

    boolean isEmpty() {
        return messages == 0;
    }

    int messages() {
        return messages;
    }

    /** Bytes gathered. */
    int size() {
        return end;
    }

    /**
     * The finished block, backed by this buffer.
     *
     * @param first number of its first message
     * @param nowMillis gateway clock, for a block without messages
     */
    ByteBuffer seal(long first, long listeningMillis, long nowMillis) {
        int body = end - BlockHeader.BYTES;
        new BlockHeader(
                        first,
                        messages,
                        listeningMillis,
                        messages == 0 ? nowMillis : receivedAtMillis,
                        body,
                        BlockHeader.checksum(bytes, BlockHeader.BYTES, body))
                .writeTo(bytes);
        return ByteBuffer.wrap(bytes, 0, end);
    }

    /** Acknowledges what was to be acknowledged with the block. */
    void acknowledge() {
        if (acknowledgements > 0) {
            acknowledger.acknowledge(packetIds, acknowledgements);
        }
    }

    /** Makes it empty again. */
    void clear() {
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_CAPACITY];
        }
        end = BlockHeader.BYTES;
        messages = 0;
        acknowledgements = 0;
        acknowledger = null;
    }
}
