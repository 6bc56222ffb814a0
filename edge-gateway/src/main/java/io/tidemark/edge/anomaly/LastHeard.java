package io.tidemark.edge.anomaly;

/**
 * What is kept of a watched sensor beside what its watch has learnt.
 *
 * @param seenAtMillis when the last reading came, listening time
 * @param timerAtMillis when the sensor's timer fires, listening time; {@link Long#MAX_VALUE} if
 *     none is set
 * @param forest whether it has a forest, which counts among those that memory allows
 * @param type what the sensor measures, as the device named it last
 * @param unit unit of the values; null if the device gave none
 */
public record LastHeard(
        long seenAtMillis, long timerAtMillis, boolean forest, String type, String unit) {}
