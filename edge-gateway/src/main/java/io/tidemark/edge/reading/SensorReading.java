package io.tidemark.edge.reading;

import java.util.Objects;

/**
 * One measurement of one sensor, checked.
 *
 * @param series the sensor, the key of its state: site/machine/sensor, the second to fourth level
 *     of the device's topic; MQTT allows no slash inside a level
 * @param type what the sensor measures, as the device names it
 * @param unit unit of the value; null if the device gave none
 * @param value the measured value in the unit, finite
 * @param eventTimeMillis when the device measured, device clock, milliseconds since the epoch, UTC
 * @param sequence the device's own number of the reading; null if it gave none
 * @param receivedAtMillis when the gateway received it, gateway clock, milliseconds since the
 *     epoch; the same after a replay
 */
public record SensorReading(
        String series,
        String type,
        String unit,
        double value,
        long eventTimeMillis,
        Long sequence,
        long receivedAtMillis) {

    public SensorReading {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(type, "type");
    }
}
