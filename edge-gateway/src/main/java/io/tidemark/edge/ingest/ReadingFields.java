package io.tidemark.edge.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.RejectionReason;
import java.io.IOException;
import java.time.Instant;

/** The fields of one reading, as a device sends it. Reused from one reading to the next. */
final class ReadingFields {

    private final ReadingField.Text sensor = new ReadingField.Text("sensor", true);
    private final ReadingField.Text type = new ReadingField.Text("type", true);
    private final ReadingField.Decimal value = new ReadingField.Decimal("value", true);
    private final ReadingField.Text unit = new ReadingField.Text("unit", false);
    private final ReadingField.Whole timestamp = new ReadingField.Whole("ts", true);
    private final ReadingField.Whole sequence = new ReadingField.Whole("seq", false);
    private final ReadingField[] all = {sensor, type, value, unit, timestamp, sequence};

    private final long earliestMillis;
    private final long maximumAheadMillis;

    ReadingFields(ReadingLimits limits) {
        this.earliestMillis = limits.earliest().toEpochMilli();
        this.maximumAheadMillis = limits.maximumAhead().toMillis();
    }

    /** Reads the object that the parser has just entered and leaves it on the object's end. */
    void read(JsonParser json, DeviceTopic topic) throws IOException {
        sensor.expect(topic.sensor());
        for (ReadingField field : all) {
            field.clear();
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            ReadingField field = named(json.currentName());
            json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else {
                field.read(json);
            }
        }
    }

    private ReadingField named(String name) {
        return switch (name) {
            case "sensor" -> sensor;
            case "type" -> type;
            case "value" -> value;
            case "unit" -> unit;
            case "ts" -> timestamp;
            case "seq" -> sequence;
            default -> null;
        };
    }

    /** The first fault in the order of the fields; null if they make a reading. */
    Fault fault(DeviceTopic topic, long receivedAtMillis) {
        for (ReadingField field : all) {
            Fault fault = field.fault();
            if (fault != null) {
                return fault;
            }
        }
        Fault fault = timestampFault(receivedAtMillis);
        if (fault == null && !sensor.value().equals(topic.sensor())) {
            return Fault.of(
                    RejectionReason.TOPIC_MISMATCH,
                    "sensor",
                    sensor.value(),
                    topic.sensor() + " as in the topic");
        }
        return fault;
    }

    private Fault timestampFault(long receivedAtMillis) {
        long millis = timestamp.number();
        if (millis < earliestMillis) {
            return Fault.of(
                    RejectionReason.TIMESTAMP_TOO_OLD,
                    "ts",
                    Long.toString(millis),
                    "at least " + earliestMillis + ", " + Instant.ofEpochMilli(earliestMillis));
        }
        long latest = receivedAtMillis + maximumAheadMillis;
        if (millis > latest) {
            return Fault.of(
                    RejectionReason.TIMESTAMP_IN_FUTURE,
                    "ts",
                    Long.toString(millis),
                    "at most " + latest + ", " + Instant.ofEpochMilli(latest));
        }
        return null;
    }

    /** The reading; only to be asked for if there is no fault. */
    SensorReading reading(DeviceTopic topic, long receivedAtMillis) {
        return new SensorReading(
                topic.series(),
                type.value(),
                unit.value(),
                value.number(),
                timestamp.number(),
                sequence.value(),
                receivedAtMillis);
    }

    /** The event time that it claims; null if none could be read. */
    Long eventTimeMillis() {
        return timestamp.value();
    }
}
