package io.tidemark.edge.anomaly;

import io.tidemark.edge.anomaly.AnomalyConfig.Choice;
import io.tidemark.models.anomaly.IncidentSettings;
import io.tidemark.models.anomaly.Rules;
import java.time.Duration;
import java.util.List;

/** Configurations of the tests. */
public final class AnomalyConfigs {

    /** Closes after ten seconds and three readings; the next incident is another at once. */
    static final IncidentSettings SHORT =
            new IncidentSettings(Duration.ofSeconds(10), 3, Duration.ZERO, 0, 1.5, 3);

    private static final long MEMORY = 96 << 20;

    private AnomalyConfigs() {}

    /** Nothing is learnt; only the rules of the sensors count. */
    static AnomalyConfig rules(SensorSettings... sensors) {
        return with(Choice.NONE, MEMORY, sensors);
    }

    /** Learns for a hundred readings, and incidents are short. */
    public static AnomalyConfig with(Choice detector, long memory, SensorSettings... sensors) {
        return new AnomalyConfig(detector, 100, 5, memory, true, SHORT, List.of(sensors));
    }

    static SensorSettings maximum(String match, double maximum) {
        return new SensorSettings(match, null, new Rules(null, maximum, null, null, null));
    }

    static SensorSettings missing(String match, Duration after) {
        return new SensorSettings(match, null, new Rules(null, null, null, null, after));
    }
}
