package io.tidemark.edge.anomaly;

/**
 * What an anomaly is about, and who says so.
 *
 * @param site second level of the device's topic
 * @param machine third level of the device's topic
 * @param sensor fourth level of the device's topic; + for the machine as a whole
 * @param type what the sensor measures
 * @param unit unit of the values; null if there is none
 * @param value the last value, in unit
 * @param detector what judged last
 * @param version version of the detector
 */
public record Subject(
        String site,
        String machine,
        String sensor,
        String type,
        String unit,
        double value,
        String detector,
        String version) {}
