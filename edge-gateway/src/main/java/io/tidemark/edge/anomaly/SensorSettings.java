package io.tidemark.edge.anomaly;

import io.tidemark.edge.reading.Series;
import io.tidemark.models.anomaly.Rules;
import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the sensors whose names match are watched.
 *
 * @param match site/machine/sensor; an asterisk stands for any characters within a part
 * @param detector what judges their readings; null for what judges those of all others
 * @param rules what is known of them without learning
 */
public record SensorSettings(String match, AnomalyConfig.Choice detector, Rules rules)
        implements Serializable {

    public SensorSettings {
        Objects.requireNonNull(rules, "rules");
        if (!isMatch(match)) {
            throw new IllegalArgumentException(
                    "match is " + match + ", expected site/machine/sensor");
        }
    }

    /** Whether the text has three parts, none of them empty. */
    public static boolean isMatch(String text) {
        return text.matches("[^/]+/[^/]+/[^/]+");
    }

    /** Whether the sensor is one of them. */
    public boolean matches(Series series) {
        String name = series.site() + "/" + series.machine() + "/" + series.sensor();
        return expression(match).matcher(name).matches();
    }

    private static Pattern expression(String match) {
        return Pattern.compile(
                Stream.of(match.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^/]*")));
    }
}
