package io.tidemark.edge.anomaly;

import io.tidemark.models.anomaly.IncidentSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How abnormal readings are found.
 *
 * @param detector what judges the readings of sensors that {@code sensors} says nothing else of;
 *     default {@link Choice#AUTO}
 * @param warmUpReadings readings of a sensor, and windows of a machine, that are learnt before the
 *     first can be abnormal; not negative; default 256
 * @param thresholdDeviations distance of the threshold from the sensor's mean score, in standard
 *     deviations of the score; above 0; default 5
 * @param memoryBytes what the sensors' and machines' detectors in memory may take together; further
 *     ones wait in the state backend, some 10 ms away; at least 1; default 96 MiB
 * @param machines whether the sensors of a machine are also judged together; without effect if the
 *     detector is {@link Choice#NONE}; default true
 * @param incidents when abnormal readings are one incident
 * @param sensors how some sensors are watched in another way; of several that match a sensor, the
 *     first counts
 */
public record AnomalyConfig(
        Choice detector,
        int warmUpReadings,
        double thresholdDeviations,
        long memoryBytes,
        boolean machines,
        IncidentSettings incidents,
        List<SensorSettings> sensors)
        implements Serializable {

    /** What judges readings. */
    public enum Choice {
        /** A forest for the first sensors, as the memory allows it; for all others statistics. */
        AUTO,
        /** A Random Cut Forest. */
        RANDOM_CUT_FOREST,
        /** Robust statistics, which take a hundredth of a forest's memory and time. */
        ROBUST_STATISTICS,
        /** Nothing that learns. */
        NONE
    }

    public static final AnomalyConfig DEFAULT =
            new AnomalyConfig(
                    Choice.AUTO, 256, 4, 96 << 20, true, IncidentSettings.DEFAULT, List.of());

    public AnomalyConfig {
        require(warmUpReadings >= 0, "warm-up-readings", warmUpReadings, ">= 0");
        require(thresholdDeviations > 0, "threshold-deviations", thresholdDeviations, "> 0");
        require(memoryBytes > 0, "memory", memoryBytes, "> 0");
        Objects.requireNonNull(incidents, "incidents");
        sensors = List.copyOf(sensors);
    }

    /** Whether any sensor may be watched at all. */
    public boolean watchesSensors() {
        return detector != Choice.NONE || !sensors.isEmpty();
    }

    /** Whether machines are judged as a whole. */
    public boolean watchesMachines() {
        return detector != Choice.NONE && machines;
    }

    /** What watches of sensors in memory may take together. */
    public long sensorsBytes() {
        return watchesMachines() ? memoryBytes - machinesBytes() : memoryBytes;
    }

    /** What watches of machines in memory may take together. */
    public long machinesBytes() {
        return memoryBytes / 3;
    }

    private static void require(boolean holds, String key, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "anomaly." + key + " is " + value + ", expected " + expected);
        }
    }
}
