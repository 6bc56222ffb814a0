package io.tidemark.models.anomaly;

import java.io.Serializable;

/** Makes the watches of sensors that are watched alike. */
public final class SensorWatchFactory implements Serializable {

    private static final long serialVersionUID = 1L;

    private final WatchSettings settings;

    /**
     * @param settings of all watches; they belong to the surroundings, a restored watch goes by
     *     those of the factory that restores it
     */
    public SensorWatchFactory(WatchSettings settings) {
        this.settings = settings;
    }

    /**
     * A watch that has seen nothing yet.
     *
     * @param series the sensor's name, unique on the gateway; fixes whatever is random
     */
    public SensorWatch create(String series) {
        DetectorFactory detectors = settings.detectors();
        return new SensorWatch(
                settings, detectors == null ? null : detectors.create(series), false);
    }

    /**
     * The watch as it was when it gave the snapshot. A detector of another kind or version than
     * this factory makes begins afresh; incidents and rules go on.
     *
     * @param series as for {@link #create}
     * @throws IllegalArgumentException if the bytes are no snapshot of a watch
     */
    public SensorWatch restore(String series, byte[] snapshot) {
        return WatchSnapshot.decode(series, settings, snapshot);
    }
}
