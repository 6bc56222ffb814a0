package io.tidemark.edge.config;

import io.tidemark.edge.anomaly.AnomalyConfig;

/** Section anomaly. */
final class AnomalySection {

    private static final int MANY = 1_000_000;

    private static final EdgeOption<AnomalyConfig.Choice> DETECTOR =
            EdgeOption.optional(
                    "anomaly.detector",
                    "random-cut-forest",
                    "random-cut-forest or none",
                    "What judges readings. With none, no anomalies are found, and a reading takes"
                            + " a fraction of the work.",
                    AnomalySection::choice);

    private static final EdgeOption<Integer> WARM_UP_READINGS =
            EdgeOption.whole(
                    "anomaly.warm-up-readings",
                    256,
                    0,
                    MANY,
                    "Readings of a sensor that its detector learns before it reports the first.");

    private static final EdgeOption<Integer> HOLD_DOWN_READINGS =
            EdgeOption.whole(
                    "anomaly.hold-down-readings",
                    150,
                    0,
                    MANY,
                    "Readings of a sensor after a report during which only what is more abnormal by"
                            + " half is reported.");

    private static final EdgeOption<Double> THRESHOLD_DEVIATIONS =
            EdgeOption.optional(
                    "anomaly.threshold-deviations",
                    "5.0",
                    "a number above 0",
                    "Distance of the threshold from the sensor's mean score, in standard deviations"
                            + " of the score.",
                    EdgeOption.checked(
                            Double::valueOf, value -> value > 0 && Double.isFinite(value)));

    private static final EdgeOption<Integer> MAXIMUM_LIVE_DETECTORS =
            EdgeOption.whole(
                    "anomaly.maximum-live-detectors",
                    256,
                    1,
                    MANY,
                    "Sensors whose detectors are held in memory, about 0.3 MB each; the others wait"
                            + " in the state backend, some 10 ms away.");

    private AnomalySection() {}

    private static AnomalyConfig.Choice choice(String text) {
        return switch (text) {
            case "random-cut-forest" -> AnomalyConfig.Choice.RANDOM_CUT_FOREST;
            case "none" -> AnomalyConfig.Choice.NONE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static AnomalyConfig read(ConfigReader reader) {
        return new AnomalyConfig(
                reader.read(DETECTOR),
                reader.read(WARM_UP_READINGS),
                reader.read(HOLD_DOWN_READINGS),
                reader.read(THRESHOLD_DEVIATIONS),
                reader.read(MAXIMUM_LIVE_DETECTORS));
    }
}
