package io.tidemark.models.anomaly;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Makes {@link MachineWatch}es. */
public final class MachineWatchFactory implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String DETECTOR = "machine-random-cut-forest";
    static final String VERSION = "1";

    private final int warmUpSteps;
    private final double thresholdDeviations;
    private final IncidentSettings incidents;

    /**
     * @param warmUpSteps steps that are learnt before the first is called abnormal, &gt;= 0
     * @param thresholdDeviations distance of the threshold from the mean score, in standard
     *     deviations of the score, &gt; 0
     * @param incidents how abnormal steps become incidents; a step counts as a reading
     * @throws IllegalArgumentException if a value is out of its range
     */
    public MachineWatchFactory(
            int warmUpSteps, double thresholdDeviations, IncidentSettings incidents) {
        DetectorSettings.requireWarmUp(warmUpSteps);
        DetectorSettings.requireDeviations(thresholdDeviations);
        this.warmUpSteps = warmUpSteps;
        this.thresholdDeviations = thresholdDeviations;
        this.incidents = Objects.requireNonNull(incidents, "incidents");
    }

    public String detector() {
        return DETECTOR;
    }

    public String version() {
        return VERSION;
    }

    /**
     * A watch that has seen nothing yet.
     *
     * @param machine its name, unique on the gateway; fixes whatever is random
     * @param sensors their names, in the order of the means of the steps to come
     * @throws IllegalArgumentException if there are no sensors
     */
    public MachineWatch create(String machine, List<String> sensors) {
        if (sensors.isEmpty()) {
            throw new IllegalArgumentException(machine + " has no sensors, expected at least one");
        }
        return new MachineWatch(
                this, sensors, new MachineForest(sensors.size(), machine.hashCode()));
    }

    /**
     * The watch as it was when it gave the snapshot.
     *
     * @throws IllegalArgumentException if the bytes are no snapshot of such a watch
     */
    public MachineWatch restore(byte[] snapshot) {
        return MachineSnapshot.decode(this, snapshot);
    }

    int warmUpSteps() {
        return warmUpSteps;
    }

    double thresholdDeviations() {
        return thresholdDeviations;
    }

    IncidentSettings incidents() {
        return incidents;
    }
}
