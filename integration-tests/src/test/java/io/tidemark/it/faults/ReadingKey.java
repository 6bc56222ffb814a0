package io.tidemark.it.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.events.Anomaly;
import io.tidemark.events.RejectedReading;
import io.tidemark.events.RejectionReason;
import io.tidemark.it.SentReading;
import java.nio.charset.StandardCharsets;

/** What makes a reading the same reading, wherever it turns up. */
record ReadingKey(String machine, String sensor, long eventTimeMillis, long sequence) {

    private static final int MACHINE_LEVEL = 2;

    static ReadingKey of(SentReading reading) {
        return new ReadingKey(
                reading.machine(), reading.sensor(), reading.eventTimeMillis(), reading.sequence());
    }

    static ReadingKey of(Anomaly anomaly) {
        return new ReadingKey(
                anomaly.getMachine(),
                anomaly.getSensor(),
                anomaly.getEventTime().toEpochMilli(),
                anomaly.getDeviceSequence());
    }

    /** The reading that came too late; null if it was refused for anything else. */
    static ReadingKey ofLate(RejectedReading rejected) throws JsonProcessingException {
        if (rejected.getReason() != RejectionReason.LATE) {
            return null;
        }
        byte[] payload = new byte[rejected.getPayload().remaining()];
        rejected.getPayload().duplicate().get(payload);
        JsonNode json = new ObjectMapper().readTree(new String(payload, StandardCharsets.UTF_8));
        return new ReadingKey(
                rejected.getTopic().split("/")[MACHINE_LEVEL],
                json.get("sensor").asText(),
                json.get("ts").asLong(),
                json.get("seq").asLong());
    }
}
