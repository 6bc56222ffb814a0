package io.tidemark.edge.ingest;

import io.tidemark.edge.reading.Rejection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes rejections of messages and of parts of them. */
final class Rejections {

    private static final int MAXIMUM_PAYLOAD = 1_024;
    private static final int MAXIMUM_DETAIL = 500;

    private Rejections() {}

    static Rejection ofWhole(DeviceMessage message, Fault fault) {
        return ofPart(message, 0, message.payload().length, fault, null);
    }

    /**
     * The bytes from start, included, to end, excluded.
     *
     * @param eventTimeMillis the event time that the part claims; null if none could be read
     */
    static Rejection ofPart(
            DeviceMessage message, int start, int end, Fault fault, Long eventTimeMillis) {
        byte[] payload = message.payload();
        MessageDigest digest = sha256();
        digest.update(payload, start, end - start);
        String detail = fault.detail();
        return new Rejection(
                message.topic(),
                fault.reason(),
                detail.substring(0, Math.min(detail.length(), MAXIMUM_DETAIL)),
                Arrays.copyOfRange(payload, start, Math.min(end, start + MAXIMUM_PAYLOAD)),
                end - start,
                HexFormat.of().formatHex(digest.digest()),
                eventTimeMillis,
                message.receivedAtMillis());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
