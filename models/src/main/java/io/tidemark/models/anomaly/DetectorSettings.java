package io.tidemark.models.anomaly;

/** The ranges of what detectors take. */
final class DetectorSettings {

    private DetectorSettings() {}

    static void requireWarmUp(int readings) {
        require(readings >= 0, "warmUpReadings", readings, ">= 0");
    }

    static void requireDeviations(double deviations) {
        require(deviations > 0, "thresholdDeviations", deviations, "> 0");
    }

    static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + ", expected a finite number");
        }
    }

    private static void require(boolean fulfilled, String name, Number value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
