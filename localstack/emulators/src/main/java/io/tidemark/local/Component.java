package io.tidemark.local;

import java.time.Duration;
import java.util.Locale;

/** A process of the local stage, in the order in which they can start. */
public enum Component {
    LOCALSTACK("LocalStack", 1),
    MINISTACK("MiniStack", 1),
    DEVICE_BROKER("Device broker", 10),
    QUERY_ENGINE("Query engine", 5),
    RULE_BRIDGE("Rule bridge", 10),
    CLOUD_JOB("Cloud job", 20),
    MODEL_ROLLOUT("Model rollout", 5),
    GATEWAY("Gateway", 40);

    private final String label;
    private final Duration grace;

    Component(String label, int graceSeconds) {
        this.label = label;
        this.grace = Duration.ofSeconds(graceSeconds);
    }

    /** What a user reads. */
    public String label() {
        return label;
    }

    /**
     * How long it may take to end by itself before it is killed. The emulators have nothing to
     * save: all that they know is in memory.
     */
    public Duration grace() {
        return grace;
    }

    /** Its name in files: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
