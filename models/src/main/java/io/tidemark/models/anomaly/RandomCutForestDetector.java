package io.tidemark.models.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.statistics.DeviationMapper;
import com.amazon.randomcutforest.statistics.Deviation;

/**
 * Scores each value by a random cut forest (Guha et al., "Robust Random Cut Forest Based Anomaly
 * Detection On Streams", ICML 2016) and compares the score with those that the sensor usually has:
 * threshold = max(minimum, mean + deviations * standard deviation), mean and deviation weighted
 * exponentially, over the same memory as the forest's. A score enters them cut off at the threshold
 * of its moment, so that a failure does not make itself normal. After a report the hold-down keeps
 * back what is not more abnormal by half than what was reported.
 *
 * <p>Measured with warm-up 256, hold-down 150 and 5 deviations on the 18 series of the Numenta
 * Anomaly Benchmark that the parameters were chosen with: 20 or 21 of 25 labelled windows reported,
 * 92 or 93 reports outside of them in 113,913 readings; on its machine temperature series, under
 * each of eight seeds, the last three of four windows, the first under five, and 5 to 7 reports
 * outside of them in 22,695 readings.
 *
 * <p>A forest holds about 0.3 MB of heap and gives a snapshot of at most 0.25 MB.
 */
final class RandomCutForestDetector implements Detector {

    private static final int TREES = 50;
    private static final int READINGS_PER_TREE = 256;

    /** Readings after which what was learnt has lost all but 1/e of its weight. */
    private static final double MEMORY = 1 / 3e-4;

    /** Scores of ordinary readings are around 1 (same paper, and every series measured). */
    private static final double MINIMUM_THRESHOLD = 2;

    /** How much more abnormal than the last report a reading is that the hold-down lets through. */
    private static final double BREAK_THROUGH = 1.5;

    /** Largest magnitude whose differences are still finite in the forest's single precision. */
    private static final double LARGEST = Float.MAX_VALUE / 4;

    private static final RandomCutForestMapper FORESTS = forestMapper();
    private static final DeviationMapper DEVIATIONS = new DeviationMapper();

    private final RandomCutForestFactory settings;
    private final RandomCutForest forest;
    private final Deviation scores;
    private long readings;

    /** Count of readings up to which the warm-up or the last report keeps others back. */
    private long quietUntil;

    /** Score of the last report; infinite before the first. */
    private double reportedScore;

    private RandomCutForestDetector(
            RandomCutForestFactory settings,
            RandomCutForest forest,
            Deviation scores,
            long readings,
            long quietUntil,
            double reportedScore) {
        this.settings = settings;
        this.forest = forest;
        this.scores = scores;
        this.readings = readings;
        this.quietUntil = quietUntil;
        this.reportedScore = reportedScore;
    }

    static RandomCutForestDetector untrained(RandomCutForestFactory settings, long seed) {
        RandomCutForest forest =
                RandomCutForest.builder()
                        .dimensions(1)
                        .shingleSize(1)
                        .numberOfTrees(TREES)
                        .sampleSize(READINGS_PER_TREE)
                        .timeDecay(1 / MEMORY)
                        .randomSeed(seed)
                        .outputAfter(1)
                        .parallelExecutionEnabled(false)
                        // Costs a third of the heap and saves no time in one dimension.
                        .boundingBoxCacheFraction(0)
                        .build();
        return new RandomCutForestDetector(
                settings,
                forest,
                new Deviation(1 / MEMORY),
                0,
                settings.warmUpReadings(),
                Double.POSITIVE_INFINITY);
    }

    static RandomCutForestDetector restored(
            RandomCutForestFactory settings, ForestSnapshot snapshot) {
        return new RandomCutForestDetector(
                settings,
                FORESTS.toModel(snapshot.forest),
                DEVIATIONS.toModel(snapshot.scores),
                snapshot.readings,
                snapshot.quietUntil,
                snapshot.reportedScore);
    }

    @Override
    public Verdict judge(long eventTimeMillis, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + ", expected a finite number");
        }
        float[] point = {singlePrecision(value)};
        double score = forest.getAnomalyScore(point);
        forest.update(point);
        double threshold =
                Math.max(
                        MINIMUM_THRESHOLD,
                        scores.getMean() + settings.thresholdDeviations() * scores.getDeviation());
        scores.update(Math.min(score, threshold));
        boolean heldDown = readings < quietUntil;
        boolean abnormal =
                score > threshold && (!heldDown || score > BREAK_THROUGH * reportedScore);
        readings++;
        if (abnormal) {
            reportedScore = score;
            // What breaks through does not prolong the hold-down.
            quietUntil = heldDown ? quietUntil : readings + settings.holdDownReadings();
        }
        return new Verdict(
                score,
                abnormal ? threshold : Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Reason.UNUSUAL);
    }

    @Override
    public byte[] snapshot() {
        ForestSnapshot snapshot = new ForestSnapshot();
        snapshot.forest = FORESTS.toState(forest);
        snapshot.scores = DEVIATIONS.toState(scores);
        snapshot.readings = readings;
        snapshot.quietUntil = quietUntil;
        snapshot.reportedScore = reportedScore;
        return snapshot.encode();
    }

    private static float singlePrecision(double value) {
        float limited = (float) Math.max(-LARGEST, Math.min(LARGEST, value));
        // The forest takes -0.0 and 0.0 for two points and then finds no cut between them.
        return limited + 0.0f;
    }

    private static RandomCutForestMapper forestMapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        // Trees that are built anew from the samples score differently.
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        return mapper;
    }
}
