package io.tidemark.models.anomaly;

import io.tidemark.models.failure.MachineStep;
import java.util.List;
import java.util.Optional;

/**
 * Watches the sensors of one machine together, for what no sensor shows alone. The sensors are
 * fixed; with another sensor another watch begins.
 *
 * <p>Not thread-safe.
 */
public final class MachineWatch {

    private final List<String> sensors;
    private Verdict lastVerdict = new Verdict(0, Double.POSITIVE_INFINITY, 0, 0, Reason.RELATION);

    MachineWatch(List<String> sensors) {
        this.sensors = List.copyOf(sensors);
    }

    /**
     * Judges a step, learns it, and tells what is new.
     *
     * @param step with as many means as the watch has sensors, in their order; NaN is missing
     * @throws IllegalArgumentException if the number of means is another, or a mean is infinite
     */
    public Optional<IncidentChange> judge(MachineStep step) {
        return Optional.empty();
    }

    /** As {@link SensorWatch#silence}, of the machine's steps: closes what nobody hears of. */
    public Optional<IncidentChange> silence(long atMillis) {
        return Optional.empty();
    }

    /** As {@link SensorWatch#silenceAt()}, counted from the newest step's end. */
    public long silenceAt() {
        return Long.MAX_VALUE;
    }

    /** Names of the sensors, in the order of the steps' means. */
    public List<String> sensors() {
        return sensors;
    }

    /** Of the last step that could be judged. */
    public Verdict lastVerdict() {
        return lastVerdict;
    }

    public String detector() {
        return MachineWatchFactory.DETECTOR;
    }

    public String version() {
        return MachineWatchFactory.VERSION;
    }

    /** Everything that the watch knows; the watch goes on unchanged. */
    public byte[] snapshot() {
        return new byte[0];
    }
}
