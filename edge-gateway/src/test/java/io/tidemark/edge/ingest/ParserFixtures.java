package io.tidemark.edge.ingest;

import io.tidemark.edge.reading.Rejection;
import io.tidemark.edge.reading.SensorReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the tests of parsing have in common. */
final class ParserFixtures {

    static final String TOPIC = "tidemark/oslo/press-1/temperature";
    static final Instant RECEIVED_AT = Instant.parse("2026-01-01T00:00:00Z");
    static final ReadingLimits LIMITS =
            new ReadingLimits(
                    256 * 1024, Instant.parse("2000-01-01T00:00:00Z"), Duration.ofDays(1));

    private ParserFixtures() {}

    static DeviceMessage message(String topic, byte[] payload) {
        return new DeviceMessage(topic, payload, RECEIVED_AT.toEpochMilli());
    }

    static DeviceMessage message(String payload) {
        return message(TOPIC, payload.getBytes(StandardCharsets.UTF_8));
    }

    static Parsed parse(DeviceMessage message) {
        Parsed parsed = new Parsed(new ArrayList<>(), new ArrayList<>());
        new ReadingParser(LIMITS).parse(message, parsed);
        return parsed;
    }

    static Parsed parse(String payload) {
        return parse(message(payload));
    }

    /** Collects what a message gives. */
    record Parsed(List<SensorReading> readings, List<Rejection> rejections)
            implements ReadingParser.Output {

        @Override
        public void parsed(SensorReading reading) {
            readings.add(reading);
        }

        @Override
        public void rejected(Rejection rejection) {
            rejections.add(rejection);
        }
    }
}
