package io.tidemark.models.anomaly;

/** The ranges of the settings that detectors share. */
final class DetectorSettings {

    private DetectorSettings() {}

    static void requireWarmUp(int readings) {
        require(readings >= 0, "warmUpReadings", readings, ">= 0");
    }

    static void requireDeviations(double deviations) {
        require(deviations > 0, "thresholdDeviations", deviations, "> 0");
    }

    private static void require(boolean fulfilled, String name, Number value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
