package io.tidemark.edge.ingest.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What stands before the messages of a block in the file. It has a checksum of its own, so that a
 * block whose messages are damaged is passed over by its length.
 *
 * @param first number of the block's first message, or of the next message if the block has none
 * @param messages messages in the block; 0 in one that only tells the listening time
 * @param listeningMillis listening time of the block, see {@link ListeningClock}
 * @param receivedAtMillis when the first message was received, gateway clock, milliseconds since
 *     the epoch
 * @param bodyBytes length of the messages that follow
 * @param bodyChecksum CRC32C of the messages that follow
 */
record BlockHeader(
        long first,
        int messages,
        long listeningMillis,
        long receivedAtMillis,
        int bodyBytes,
        int bodyChecksum) {

    static final int BYTES = 44;
    static final int MAGIC = 0x544D_4C31;

    private static final int CHECKSUM_AT = 4;
    private static final int CHECKED_FROM = 8;

    /** Number of the message after the block. */
    long next() {
        return first + messages;
    }

    /** Length in the file. */
    int blockBytes() {
        return BYTES + bodyBytes;
    }

    /** Writes the header over the first bytes of the array. */
    void writeTo(byte[] block) {
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, BYTES);
        bytes.putInt(MAGIC).putInt(0).putInt(bodyChecksum).putInt(bodyBytes);
        bytes.putLong(first).putInt(messages).putLong(listeningMillis).putLong(receivedAtMillis);
        bytes.putInt(CHECKSUM_AT, checksum(block, CHECKED_FROM, BYTES - CHECKED_FROM));
    }

    /**
     * Reads a header.
     *
     * @return null if there is none at the offset, or a damaged one
     */
    static BlockHeader read(byte[] bytes, int offset) {
        ByteBuffer header = ByteBuffer.wrap(bytes, offset, BYTES);
        if (header.getInt() != MAGIC
                || header.getInt()
                        != checksum(bytes, offset + CHECKED_FROM, BYTES - CHECKED_FROM)) {
            return null;
        }
        int bodyChecksum = header.getInt();
        int bodyBytes = header.getInt();
        return new BlockHeader(
                header.getLong(),
                header.getInt(),
                header.getLong(),
                header.getLong(),
                bodyBytes,
                bodyChecksum);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
