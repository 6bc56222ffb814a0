package io.tidemark.edge.config;

import io.tidemark.edge.anomaly.AnomalyConfig;
import io.tidemark.edge.anomaly.SensorSettings;
import io.tidemark.models.anomaly.Rules;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The list anomaly.sensors. */
final class SensorsSection {

    private static final String LIST = "anomaly.sensors";
    private static final String EACH = LIST + EdgeOption.ANY_SECTION + ".";
    private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);

    private static final EdgeOption<String> MATCH =
            EdgeOption.required(
                    EACH + "match",
                    "site/machine/sensor, with * for any characters within a part",
                    "Which sensors the section is about. Of several that match a sensor the first"
                            + " counts.",
                    EdgeOption.checked(Function.identity(), SensorSettings::isMatch));

    private static final EdgeOption<AnomalyConfig.Choice> DETECTOR =
            EdgeOption.optional(
                    EACH + "detector",
                    null,
                    AnomalySection.CHOICES,
                    "What judges their readings. Default: anomaly.detector.",
                    AnomalySection::choice);

    private static final EdgeOption<Double> MINIMUM =
            EdgeOption.number(
                    EACH + "minimum",
                    "a number",
                    "Least value that is in order, in the sensors' unit.",
                    value -> true);

    private static final EdgeOption<Double> MAXIMUM =
            EdgeOption.number(
                    EACH + "maximum",
                    "a number",
                    "Greatest value that is in order, in the sensors' unit.",
                    value -> true);

    private static final EdgeOption<Double> MAXIMUM_CHANGE =
            EdgeOption.number(
                    EACH + "maximum-change-per-second",
                    "a number above 0",
                    "Greatest change within a second that is in order, in the sensors' unit.",
                    value -> value > 0);

    private static final EdgeOption<Duration> FLAT_LINE_AFTER =
            EdgeOption.duration(
                    EACH + "flat-line-after",
                    null,
                    ONE_MILLISECOND,
                    "How long, in event time, the same value may be repeated.");

    private static final EdgeOption<Duration> MISSING_AFTER =
            EdgeOption.duration(
                    EACH + "missing-after",
                    null,
                    ONE_MILLISECOND,
                    "How long a sensor may be silent. Time in which the gateway is down or cut off"
                            + " from the broker does not count.");

    private static final List<EdgeOption<?>> KEYS =
            List.of(
                    MATCH,
                    DETECTOR,
                    MINIMUM,
                    MAXIMUM,
                    MAXIMUM_CHANGE,
                    FLAT_LINE_AFTER,
                    MISSING_AFTER);

    private SensorsSection() {}

    static List<SensorSettings> read(ConfigReader reader) {
        return reader.readSections(LIST, KEYS, section -> settings(section, reader));
    }

    private static SensorSettings settings(SectionReader section, ConfigReader reader) {
        String match = section.read(MATCH);
        AnomalyConfig.Choice detector = section.read(DETECTOR);
        Double minimum = section.read(MINIMUM);
        Double maximum = section.read(MAXIMUM);
        if (minimum != null && maximum != null && minimum >= maximum) {
            reader.addFault(
                    new ConfigFault(
                            section.key(MINIMUM),
                            ConfigReader.quoted(minimum.toString()),
                            "a number below the maximum, " + maximum));
            minimum = null;
        }
        Rules rules =
                new Rules(
                        minimum,
                        maximum,
                        section.read(MAXIMUM_CHANGE),
                        section.read(FLAT_LINE_AFTER),
                        section.read(MISSING_AFTER));
        // What is faulty is never used.
        return new SensorSettings(match == null ? "*/*/*" : match, detector, rules);
    }
}
