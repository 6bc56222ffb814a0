package io.tidemark.edge.reading;

import java.util.Objects;

/**
 * One measurement of one sensor, checked.
 *
 * @param site second level of the device's topic
 * @param machine third level of the device's topic
 * @param sensor fourth level of the device's topic
 * @param type what the sensor measures, as the device names it
 * @param unit unit of the value; null if the device gave none
 * @param value the measured value in the unit, finite
 * @param eventTimeMillis when the device measured, device clock, milliseconds since the epoch, UTC
 * @param sequence the device's own number of the reading; null if it gave none
 */
public record SensorReading(
        String site,
        String machine,
        String sensor,
        String type,
        String unit,
        double value,
        long eventTimeMillis,
        Long sequence) {

    public SensorReading {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(sensor, "sensor");
        Objects.requireNonNull(type, "type");
    }

    /**
     * The key of the sensor's state: site/machine/sensor; MQTT allows no slash inside a topic
     * level.
     */
    public String series() {
        return site + "/" + machine + "/" + sensor;
    }
}
