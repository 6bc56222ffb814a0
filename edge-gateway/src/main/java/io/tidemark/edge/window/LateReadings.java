package io.tidemark.edge.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.edge.reading.Series;
import io.tidemark.events.RejectionReason;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Turns readings that came too late for their window into rejections. The payload is the reading
 * written anew as a device message, as the bytes it came in are no longer known.
 */
final class LateReadings {

    private static final int MAXIMUM_PAYLOAD = 1_024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LateReadings() {}

    /**
     * @param forgottenMillis event time, device clock, before which the sensor's windows are
     *     forgotten
     */
    static Rejection reject(SensorReading reading, long forgottenMillis) {
        byte[] message = deviceMessage(reading);
        String detail =
                "ts: found "
                        + Instant.ofEpochMilli(reading.eventTimeMillis())
                        + ", expected a window of this sensor that ends after "
                        + Instant.ofEpochMilli(forgottenMillis);
        return new Rejection(
                "tidemark/" + reading.series(),
                RejectionReason.LATE,
                detail,
                Arrays.copyOf(message, Math.min(message.length, MAXIMUM_PAYLOAD)),
                message.length,
                HexFormat.of().formatHex(sha256().digest(message)),
                reading.eventTimeMillis(),
                reading.receivedAtMillis());
    }

    private static byte[] deviceMessage(SensorReading reading) {
        ObjectNode message = JSON.createObjectNode();
        message.put("sensor", Series.of(reading.series()).sensor());
        message.put("type", reading.type());
        message.put("value", reading.value());
        if (reading.unit() != null) {
            message.put("unit", reading.unit());
        }
        message.put("ts", reading.eventTimeMillis());
        if (reading.sequence() != null) {
            message.put("seq", reading.sequence());
        }
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
