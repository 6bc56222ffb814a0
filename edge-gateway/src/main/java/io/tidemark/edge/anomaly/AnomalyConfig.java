package io.tidemark.edge.anomaly;

import java.io.Serializable;

/**
 * How abnormal readings are found.
 *
 * @param detector what judges readings; default {@link Choice#RANDOM_CUT_FOREST}
 * @param warmUpReadings readings of a sensor that its detector learns before it reports the first;
 *     not negative; default 256
 * @param holdDownReadings readings of a sensor after a report during which only what is more
 *     abnormal by half is reported; not negative; default 150
 * @param thresholdDeviations distance of the threshold from the sensor's mean score, in standard
 *     deviations of the score; above 0; default 5
 * @param maximumLiveDetectors sensors whose detectors are held in memory, about 0.3 MB each; those
 *     of further sensors wait in the state backend, some 10 ms away; at least 1; default 256
 */
public record AnomalyConfig(
        Choice detector,
        int warmUpReadings,
        int holdDownReadings,
        double thresholdDeviations,
        int maximumLiveDetectors)
        implements Serializable {

    /** What judges readings. */
    public enum Choice {
        /** A Random Cut Forest for each sensor. */
        RANDOM_CUT_FOREST,
        /** Nothing: no anomaly is found. What detectors had learnt before is forgotten. */
        NONE
    }

    public static final AnomalyConfig DEFAULT =
            new AnomalyConfig(Choice.RANDOM_CUT_FOREST, 256, 150, 5, 256);

    public AnomalyConfig {
        require(warmUpReadings >= 0, "warm-up-readings", warmUpReadings, ">= 0");
        require(holdDownReadings >= 0, "hold-down-readings", holdDownReadings, ">= 0");
        require(thresholdDeviations > 0, "threshold-deviations", thresholdDeviations, "> 0");
        require(maximumLiveDetectors > 0, "maximum-live-detectors", maximumLiveDetectors, "> 0");
    }

    private static void require(boolean holds, String key, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "anomaly." + key + " is " + value + ", expected " + expected);
        }
    }
}
