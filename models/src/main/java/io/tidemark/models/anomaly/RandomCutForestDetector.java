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
 * of its moment, so that a failure does not make itself normal.
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

    /** Half of the expected band in robust standard deviations. */
    private static final double BAND_DEVIATIONS = 4;

    /** Largest magnitude whose differences are still finite in the forest's single precision. */
    private static final double LARGEST = Float.MAX_VALUE / 4;

    private static final RandomCutForestMapper FORESTS = forestMapper();
    private static final DeviationMapper DEVIATIONS = new DeviationMapper();

    private final RandomCutForestFactory settings;
    private final RandomCutForest forest;
    private final Deviation scores;
    private final RobustLevel level;

    private RandomCutForestDetector(
            RandomCutForestFactory settings,
            RandomCutForest forest,
            Deviation scores,
            RobustLevel level) {
        this.settings = settings;
        this.forest = forest;
        this.scores = scores;
        this.level = level;
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
                settings, forest, new Deviation(1 / MEMORY), new RobustLevel(1 / MEMORY));
    }

    static RandomCutForestDetector restored(
            RandomCutForestFactory settings, ForestSnapshot snapshot) {
        return new RandomCutForestDetector(
                settings,
                FORESTS.toModel(snapshot.forest),
                DEVIATIONS.toModel(snapshot.scores),
                new RobustLevel(1 / MEMORY, snapshot.readings, snapshot.level, snapshot.spread));
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
        boolean warm = level.readings() >= settings.warmUpReadings();
        double lower = level.level() - BAND_DEVIATIONS * level.spread();
        double upper = level.level() + BAND_DEVIATIONS * level.spread();
        level.update(value);
        return new Verdict(
                score, warm ? threshold : Double.POSITIVE_INFINITY, lower, upper, Reason.UNUSUAL);
    }

    @Override
    public byte[] snapshot() {
        ForestSnapshot snapshot = new ForestSnapshot();
        snapshot.forest = FORESTS.toState(forest);
        snapshot.scores = DEVIATIONS.toState(scores);
        snapshot.readings = level.readings();
        snapshot.level = level.level();
        snapshot.spread = level.spread();
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
