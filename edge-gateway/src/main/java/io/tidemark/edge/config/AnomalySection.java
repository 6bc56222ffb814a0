package io.tidemark.edge.config;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.models.anomaly.IncidentSettings;
import java.time.Duration;
import org.apache.flink.configuration.MemorySize;

/** Section anomaly but for its list of sensors. */
final class AnomalySection {

    private static final int MANY = 1_000_000;

    static final String CHOICES = "auto, random-cut-forest, robust-statistics or none";

    private static final EdgeOption<AnomalyConfig.Choice> DETECTOR =
            EdgeOption.optional(
                    "anomaly.detector",
                    "auto",
                    CHOICES,
                    "What judges readings. With auto the first sensors get a random cut forest each,"
                            + " as long as anomaly.memory allows it, and all others robust"
                            + " statistics; a sensor keeps what it got. With none nothing is learnt:"
                            + " only the rules of anomaly.sensors count, and a reading takes a"
                            + " fraction of the work.",
                    AnomalySection::choice);

    private static final EdgeOption<Integer> WARM_UP_READINGS =
            EdgeOption.whole(
                    "anomaly.warm-up-readings",
                    256,
                    0,
                    MANY,
                    "Readings of a sensor, and windows of a machine, that are learnt before the first"
                            + " can be abnormal.");

    private static final EdgeOption<Double> THRESHOLD_DEVIATIONS =
            EdgeOption.optional(
                    "anomaly.threshold-deviations",
                    "4.0",
                    "a number above 0",
                    "Distance of the threshold from the sensor's mean score, in standard deviations"
                            + " of the score.",
                    EdgeOption.checked(
                            Double::valueOf, value -> value > 0 && Double.isFinite(value)));

    private static final EdgeOption<MemorySize> MEMORY =
            EdgeOption.size(
                    "anomaly.memory",
                    "96 mb",
                    MemorySize.ofMebiBytes(1),
                    MemorySize.ofMebiBytes(65_536),
                    "What detectors in memory may take together: some 0.3 MB a forest, 0.8 MB a"
                            + " machine, 2.5 KB any other. A third is for machines; those that find"
                            + " no room are not judged as a whole. Sensors' detectors that find none"
                            + " wait in the state backend, some 10 ms away.");

    private static final EdgeOption<Boolean> MACHINES =
            EdgeOption.flag(
                    "anomaly.machines",
                    true,
                    "Whether the sensors of a machine are also judged together, by their windows."
                            + " Without effect if anomaly.detector is none.");

    private static final EdgeOption<Duration> CLOSE_AFTER =
            EdgeOption.duration(
                    "anomaly.close-after",
                    "5 min",
                    Duration.ZERO,
                    "How long, in event time, nothing may be abnormal before an incident is over.");

    private static final EdgeOption<Integer> CLOSE_AFTER_READINGS =
            EdgeOption.whole(
                    "anomaly.close-after-readings",
                    30,
                    1,
                    MANY,
                    "How many readings must be clearly in order before an incident is over.");

    private static final EdgeOption<Duration> HOLD_DOWN =
            EdgeOption.duration(
                    "anomaly.hold-down",
                    "1 h",
                    Duration.ZERO,
                    "How long after its end, in event time, an incident goes on with the next"
                            + " abnormal reading rather than another being opened.");

    private static final EdgeOption<Integer> HOLD_DOWN_READINGS =
            EdgeOption.whole(
                    "anomaly.hold-down-readings",
                    60,
                    0,
                    MANY,
                    "The same in readings; the longer of the two holds.");

    private AnomalySection() {}

    static AnomalyConfig.Choice choice(String text) {
        return switch (text) {
            case "auto" -> AnomalyConfig.Choice.AUTO;
            case "random-cut-forest" -> AnomalyConfig.Choice.RANDOM_CUT_FOREST;
            case "robust-statistics" -> AnomalyConfig.Choice.ROBUST_STATISTICS;
            case "none" -> AnomalyConfig.Choice.NONE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static AnomalyConfig read(ConfigReader reader) {
        reader.passOver("anomaly.maximum-live-detectors", "anomaly.memory has taken its place");
        return new AnomalyConfig(
                reader.read(DETECTOR),
                reader.read(WARM_UP_READINGS),
                reader.read(THRESHOLD_DEVIATIONS),
                reader.read(MEMORY).getBytes(),
                reader.read(MACHINES),
                readIncidents(reader),
                SensorsSection.read(reader));
    }

    private static IncidentSettings readIncidents(ConfigReader reader) {
        return new IncidentSettings(
                reader.read(CLOSE_AFTER),
                reader.read(CLOSE_AFTER_READINGS),
                reader.read(HOLD_DOWN),
                reader.read(HOLD_DOWN_READINGS),
                IncidentSettings.DEFAULT.mediumFrom(),
                IncidentSettings.DEFAULT.highFrom());
    }
}
