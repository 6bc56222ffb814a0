package io.tidemark.models.anomaly;

import java.io.Serializable;
import java.util.Objects;

/** What a sensor is watched with. */
public final class WatchSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final DetectorFactory detectors;
    private final Rules rules;
    private final IncidentSettings incidents;

    /**
     * @param detectors as {@link #detectors()}
     * @param rules as {@link #rules()}
     * @param incidents as {@link #incidents()}
     */
    public WatchSettings(DetectorFactory detectors, Rules rules, IncidentSettings incidents) {
        this.detectors = detectors;
        this.rules = Objects.requireNonNull(rules, "rules");
        this.incidents = Objects.requireNonNull(incidents, "incidents");
    }

    /** Makes what learns the sensor's ways; null if only the rules judge. */
    public DetectorFactory detectors() {
        return detectors;
    }

    /** What is known of the sensor without learning; never null. */
    public Rules rules() {
        return rules;
    }

    /** How abnormal readings become incidents; never null. */
    public IncidentSettings incidents() {
        return incidents;
    }
}
