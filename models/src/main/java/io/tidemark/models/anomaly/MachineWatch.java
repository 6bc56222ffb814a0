package io.tidemark.models.anomaly;

import io.tidemark.models.failure.MachineStep;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Watches the sensors of one machine together, for what no sensor shows alone: a forest judges how
 * far each sensor is from what the others let expect. Of the sensors' own values, which only their
 * own watches should judge, it sees nothing else. The sensors are fixed; with another sensor
 * another watch begins.
 *
 * <p>A missing mean is taken to be as the others let expect; a step of which more than half is
 * missing is neither judged nor learnt. A step takes time by the cube of the sensors.
 *
 * <p>Not thread-safe.
 */
public final class MachineWatch implements Watch {

    private static final int SENSORS_TO_NAME = 3;

    private final MachineWatchFactory settings;
    private final List<String> sensors;
    private final SensorLevels levels;
    private final SensorRelations relations;
    private final IncidentTracker incidents;
    private final WatchClock clock = new WatchClock();
    private MachineForest forest;
    private Verdict lastVerdict = verdict(0, Double.POSITIVE_INFINITY);

    MachineWatch(MachineWatchFactory settings, List<String> sensors, MachineForest forest) {
        this.settings = settings;
        this.sensors = List.copyOf(sensors);
        this.levels = new SensorLevels(this.sensors.size());
        this.relations = new SensorRelations(this.sensors.size());
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
        double[] deviations = levels.deviations(means);
        relations.complete(deviations, missing);
        float[] point = relations.surprises(deviations);
        double score = forest.score(point);
        double threshold = forest.threshold(settings.thresholdDeviations());
        boolean warm = forest.points() >= settings.warmUpSteps();
        lastVerdict = verdict(score, warm ? threshold : Double.POSITIVE_INFINITY);
        Optional<IncidentChange> news =
                incidents.judge(
                        step.endMillis(),
                        clock.elapsedMillis(),
                        score,
                        lastVerdict,
                        () -> explanation(point, means, deviations));
        forest.learn(point, score, threshold);
        relations.learn(deviations);
        levels.learn(means);
        return news;
    }

    /** Closes what nobody hears of. */
    @Override
    public Optional<IncidentChange> silence(long atMillis) {
        long due = silenceAt();
        if (atMillis < due || due == Long.MAX_VALUE) {
            return Optional.empty();
        }
        return incidents.close(clock.elapsedMillis() + clock.sinceNewest(due), lastVerdict);
    }

    @Override
    public long silenceAt() {
        long wait = incidents.closesInMillis(clock.elapsedMillis());
        return wait == Long.MAX_VALUE ? Long.MAX_VALUE : clock.afterNewest(wait);
    }

    /** Names of the sensors, in the order of the steps' means. */
    public List<String> sensors() {
        return sensors;
    }

    @Override
    public Verdict lastVerdict() {
        return lastVerdict;
    }

    @Override
    public String detector() {
        return MachineWatchFactory.DETECTOR;
    }

    @Override
    public String version() {
        return MachineWatchFactory.VERSION;
    }

    @Override
    public boolean incidentOpen() {
        return incidents.isOpen();
    }

    @Override
    public long newestMillis() {
        return clock.newestMillis();
    }

    @Override
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

    /** Names the sensors that contributed most, each with what the others let expect of it. */
    private String explanation(float[] point, double[] means, double[] deviations) {
        double[] contributions = forest.contributions(point);
        double sum = Math.max(Double.MIN_NORMAL, Arrays.stream(contributions).sum());
        return IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer sensor) -> -contributions[sensor]))
                .limit(SENSORS_TO_NAME)
                .map(
                        sensor ->
                                sensors.get(sensor)
                                        + " contributes "
                                        + Math.round(100 * contributions[sensor] / sum)
                                        + " %, "
                                        + contrast(sensor, means, deviations))
                .collect(Collectors.joining("; "));
    }

    private String contrast(int sensor, double[] means, double[] deviations) {
        double expected = levels.value(sensor, relations.expected(sensor, deviations));
        return Double.isNaN(means[sensor])
                ? "missing"
                : (float) means[sensor] + " where the others let expect " + (float) expected;
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
        relations.write(out);
        incidents.write(out);
        clock.write(out);
        StateBytes.writeVerdict(out, lastVerdict);
    }

    void read(DataInputStream in) throws IOException {
        forest = MachineForest.read(in);
        levels.read(in);
        relations.read(in);
        incidents.read(in);
        clock.read(in);
        lastVerdict = StateBytes.readVerdict(in);
    }
}
