package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;
import java.time.Instant;

/** Readings of a press in Oslo on the first day of 2026. */
final class Readings {

    static final String TEMPERATURE = "oslo/press/temperature";

    static final long RECEIVED_AT = millis("12:00:00");

    private Readings() {}

    static SensorReading temperature(double value, String timeOfDay) {
        return temperature(value, at(timeOfDay).toEpochMilli());
    }

    static SensorReading temperature(double value, long eventTimeMillis) {
        return new SensorReading(
                TEMPERATURE, "temperature", "C", value, eventTimeMillis, null, RECEIVED_AT);
    }

    static SensorReading numbered(long sequence, double value, String timeOfDay) {
        return new SensorReading(
                TEMPERATURE, "temperature", "C", value, millis(timeOfDay), sequence, RECEIVED_AT);
    }

    static SensorReading pressure(double value, String timeOfDay) {
        return new SensorReading(
                "oslo/press/pressure",
                "pressure",
                null,
                value,
                millis(timeOfDay),
                null,
                RECEIVED_AT);
    }

    static Instant at(String timeOfDay) {
        return Instant.parse("2026-01-01T" + timeOfDay + "Z");
    }

    static long millis(String timeOfDay) {
        return at(timeOfDay).toEpochMilli();
    }
}
