package io.tidemark.models.anomaly;

import io.tidemark.models.failure.MachineStep;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Watches the sensors of one machine together, for what no sensor shows alone. Each mean counts by
 * its distance from the sensor's level in robust standard deviations. The sensors are fixed; with
 * another sensor another watch begins.
 *
 * <p>A missing mean is taken to be what was usual beside the others; a step of which more than half
 * is missing is neither judged nor learnt.
 *
 * <p>Not thread-safe.
 */
public final class MachineWatch {

    private final MachineWatchFactory settings;
    private final List<String> sensors;
    private final SensorLevels levels;
    private final IncidentTracker incidents;
    private final WatchClock clock = new WatchClock();
    private MachineForest forest;
    private Verdict lastVerdict =
            new Verdict(
                    0,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Reason.RELATION);

    MachineWatch(MachineWatchFactory settings, List<String> sensors, MachineForest forest) {
        this.settings = settings;
        this.sensors = List.copyOf(sensors);
        this.levels = new SensorLevels(this.sensors);
        this.incidents = new IncidentTracker(settings.incidents());
        this.forest = forest;
    }

    /**
     * Judges a step, learns it, and tells what is new.
     *
     * @param step with as many means as the watch has sensors, in their order; NaN is missing
     * @throws IllegalArgumentException if the number of means is another, or a mean is infinite;
     *     the watch is as before
     */
    public Optional<IncidentChange> judge(MachineStep step) {
        double[] means = step.means();
        requireMeans(means);
        int[] missing =
                IntStream.range(0, means.length).filter(i -> Double.isNaN(means[i])).toArray();
        if (missing.length * 2 > means.length) {
            return Optional.empty();
        }
        clock.advance(step.endMillis());
        float[] point = levels.point(means);
        if (missing.length > 0) {
            point = forest.complete(point, missing);
        }
        double score = forest.score(point);
        double threshold = forest.threshold(settings.thresholdDeviations());
        boolean warm = forest.points() >= settings.warmUpSteps();
        lastVerdict = verdict(score, warm ? threshold : Double.POSITIVE_INFINITY);
        Supplier<String> explanation = explanation(point, means);
        Optional<IncidentChange> news =
                incidents.judge(
                        step.endMillis(), clock.elapsedMillis(), score, lastVerdict, explanation);
        forest.learn(point, score, threshold);
        levels.learn(means);
        return news;
    }

    /** As {@link SensorWatch#silence}, of the machine's steps: closes what nobody hears of. */
    public Optional<IncidentChange> silence(long atMillis) {
        long due = silenceAt();
        if (atMillis < due || due == Long.MAX_VALUE) {
            return Optional.empty();
        }
        return incidents.close(clock.elapsedMillis() + clock.sinceNewest(due), lastVerdict);
    }

    /** As {@link SensorWatch#silenceAt()}, counted from the newest step's end. */
    public long silenceAt() {
        long wait = incidents.closesInMillis(clock.elapsedMillis());
        return wait == Long.MAX_VALUE ? Long.MAX_VALUE : clock.afterNewest(wait);
    }

    /** Names of the sensors, in the order of the steps' means. */
    public List<String> sensors() {
        return sensors;
    }

    /** Of the last step that could be judged. */
    public Verdict lastVerdict() {
        return lastVerdict;
    }

    /** Name of what judges. */
    public String detector() {
        return MachineWatchFactory.DETECTOR;
    }

    /** Version of what judges. */
    public String version() {
        return MachineWatchFactory.VERSION;
    }

    /** Whether an incident was opened and is not closed. */
    public boolean incidentOpen() {
        return incidents.isOpen();
    }

    /** End of the newest step, milliseconds since the epoch; Long.MIN_VALUE if none. */
    public long newestMillis() {
        return clock.newestMillis();
    }

    /** Everything that the watch knows; the watch goes on unchanged. */
    public byte[] snapshot() {
        return MachineSnapshot.encode(this);
    }

    private void requireMeans(double[] means) {
        if (means.length != sensors.size()) {
            throw new IllegalArgumentException(
                    means.length + " means, expected one for each of " + sensors);
        }
        if (Arrays.stream(means).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException(
                    "means are " + Arrays.toString(means) + ", expected finite numbers or NaN");
        }
    }

    private Supplier<String> explanation(float[] point, double[] means) {
        return () -> levels.explain(forest.contributions(point), means);
    }

    private static Verdict verdict(double score, double threshold) {
        return new Verdict(
                score,
                threshold,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Reason.RELATION);
    }

    void write(DataOutputStream out) throws IOException {
        forest.write(out);
        levels.write(out);
        incidents.write(out);
        clock.write(out);
        StateBytes.writeVerdict(out, lastVerdict);
    }

    void read(DataInputStream in) throws IOException {
        forest = MachineForest.read(in);
        levels.read(in);
        incidents.read(in);
        clock.read(in);
        lastVerdict = StateBytes.readVerdict(in);
    }
}
