package io.tidemark.edge.ingest.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The messages of one commit, read in their order. Not thread-safe. */
public final class Block {

    private final BlockHeader header;
    private final byte[] body;
    private final ByteBuffer rest;
    private long next;

    Block(BlockHeader header, byte[] body) {
        this.header = header;
        this.body = body;
        this.rest = ByteBuffer.wrap(body);
        this.next = header.first();
    }

    /** Listening time of all its messages, milliseconds. */
    public long listeningMillis() {
        return header.listeningMillis();
    }

    /**
     * When the first of its messages was received, the others at most a commit later; gateway
     * clock, milliseconds since the epoch.
     */
    public long receivedAtMillis() {
        return header.receivedAtMillis();
    }

    /** Whether a message is left. */
    public boolean hasNext() {
        return next < header.next();
    }

    /** Number of the next message. */
    public long nextNumber() {
        return next;
    }

    /** Passes over messages up to and including the number. */
    void skipThrough(long number) {
        while (hasNext() && next <= number) {
            take(Short.toUnsignedInt(rest.getShort()));
            take(rest.getInt());
            next++;
        }
    }

    /** Takes the next message's topic; to be followed by {@link #takePayload()}. */
    public String takeTopic() {
        int length = Short.toUnsignedInt(rest.getShort());
        return new String(body, take(length), length, StandardCharsets.UTF_8);
    }

    /** Takes the next message's payload, a copy. */
    public byte[] takePayload() {
        byte[] payload = new byte[rest.getInt()];
        rest.get(payload);
        next++;
        return payload;
    }

    private int take(int length) {
        int offset = rest.position();
        rest.position(offset + length);
        return offset;
    }
}
