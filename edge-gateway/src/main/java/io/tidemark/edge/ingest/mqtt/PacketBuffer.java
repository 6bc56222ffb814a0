package io.tidemark.edge.ingest.mqtt;

import java.io.IOException;
import java.io.InputStream;

/** What was received and is not yet taken apart into packets. Not thread-safe. */
final class PacketBuffer {

    private static final int USUAL_BYTES = 128 * 1024;
    private static final int MORE = 0x80;
    private static final int LONGEST_LENGTH_BITS = 28;

    private final int maximumPacketBytes;
    private byte[] bytes = new byte[USUAL_BYTES];
    private int start;
    private int end;
    private int body;
    private int next;

    PacketBuffer(int maximumPacketBytes) {
        this.maximumPacketBytes = maximumPacketBytes;
    }

    /**
     * Reads what is there, at least one byte.
     *
     * @return whether there may be more at once
     */
    boolean fill(InputStream input) throws IOException {
        makeRoom();
        int length = input.read(bytes, end, bytes.length - end);
        if (length < 0) {
            throw new ProtocolException("the broker has closed the connection");
        }
        end += length;
        return end == bytes.length;
    }

    private void makeRoom() {
        int waiting = end - start;
        if (start == end && bytes.length > USUAL_BYTES) {
            bytes = new byte[USUAL_BYTES];
        } else if (waiting > bytes.length / 2) {
            // One large packet: it is known by now to be within the maximum.
            byte[] larger = new byte[Math.min(2 * bytes.length, 2 * maximumPacketBytes)];
            System.arraycopy(bytes, start, larger, 0, waiting);
            bytes = larger;
        } else {
            System.arraycopy(bytes, start, bytes, 0, waiting);
        }
        start = 0;
        end = waiting;
    }

    /**
     * Goes to the next packet that is there as a whole.
     *
     * @return false if there is none
     */
    boolean nextPacket() throws ProtocolException {
        int length = 0;
        for (int at = start + 1, bits = 0; at < end; at++, bits += 7) {
            if (bits == LONGEST_LENGTH_BITS) {
                throw new ProtocolException("a packet's length is longer than four bytes");
            }
            length |= (bytes[at] & MORE - 1) << bits;
            if (bytes[at] >= 0) {
                return packet(at + 1, length);
            }
        }
        return false;
    }

    private boolean packet(int bodyStart, int length) throws ProtocolException {
        if (length > maximumPacketBytes) {
            throw new ProtocolException(
                    "a packet of " + length + " bytes, more than the gateway has said it takes");
        }
        body = bodyStart;
        next = bodyStart + length;
        return next <= end;
    }

    /** To be called when the packet has been used. */
    void done() {
        start = next;
    }

    byte[] bytes() {
        return bytes;
    }

    int firstByte() {
        return bytes[start] & 0xFF;
    }

    /** Where the packet goes on after its fixed header. */
    int body() {
        return body;
    }

    /** Where the packet ends. */
    int packetEnd() {
        return next;
    }

    /** Byte of the packet's body. */
    int at(int index) throws ProtocolException {
        if (body + index >= next) {
            throw new ProtocolException("a packet ends too soon");
        }
        return bytes[body + index] & 0xFF;
    }

    /** The packet's last byte. */
    int lastByte() throws ProtocolException {
        return at(next - body - 1);
    }

    static int unsignedShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << Byte.SIZE | bytes[offset + 1] & 0xFF;
    }

    /** Where the properties end whose length stands at the offset. */
    static int afterProperties(byte[] bytes, int offset, int end) throws ProtocolException {
        int length = 0;
        for (int at = offset, bits = 0; at < end && bits < LONGEST_LENGTH_BITS; at++, bits += 7) {
            length |= (bytes[at] & MORE - 1) << bits;
            if (bytes[at] >= 0 && at + 1 + length <= end) {
                return at + 1 + length;
            }
            if (bytes[at] >= 0) {
                break;
            }
        }
        throw new ProtocolException("a packet's properties end outside of it");
    }
}
