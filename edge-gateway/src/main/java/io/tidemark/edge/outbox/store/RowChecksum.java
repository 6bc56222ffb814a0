package io.tidemark.edge.outbox.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The checksum of a stored result: CRC-32C (Castagnoli; RFC 3720, appendix B.4) over its number,
 * state, kind and event. It finds every error of up to three flipped bits, and all but one in 4
 * billion of the others. Not thread-safe.
 */
public final class RowChecksum {

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES + 1);

    /**
     * @param state one of {@link ResultsTable}'s
     * @param kind as it is stored, known or not
     * @param event null if it is not kept
     */
    public long of(long sequence, int state, String kind, byte[] event) {
        crc.reset();
        crc.update(number.clear().putLong(sequence).put((byte) state).flip());
        crc.update(kind.getBytes(StandardCharsets.UTF_8));
        if (event != null) {
            crc.update(event);
        }
        return crc.getValue();
    }
}
