package io.tidemark.models.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.amazon.randomcutforest.state.statistics.DeviationMapper;
import com.amazon.randomcutforest.state.statistics.DeviationState;
import com.amazon.randomcutforest.statistics.Deviation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Scores points of several dimensions by a random cut forest (Guha et al., "Robust Random Cut
 * Forest Based Anomaly Detection On Streams", ICML 2016), and compares the score with those that
 * were usual: threshold = max(minimum, mean + 2 * deviations * standard deviation).
 */
final class MachineForest {

    private static final int TREES = 50;
    private static final int POINTS_PER_TREE = 256;

    /** Points after which what was learnt has lost all but 1/e of its weight. */
    private static final double MEMORY = 1 / 3e-4;

    /** Scores of ordinary points are around 1 (same paper). */
    private static final double MINIMUM_THRESHOLD = 1.5;

    /**
     * Scores of several dimensions have a long tail: of steps without a fault, made up of 2 to 16
     * related sensors, about one in a hundred was five deviations out, one in a thousand ten.
     */
    private static final double TAIL = 2;

    private static final RandomCutForestMapper FORESTS = forestMapper();
    private static final DeviationMapper DEVIATIONS = new DeviationMapper();
    private static final ObjectMapper SMILE = new SmileMapper();

    private RandomCutForest forest;
    private Deviation scores = new Deviation(1 / MEMORY);

    MachineForest(int dimensions, long seed) {
        forest =
                RandomCutForest.builder()
                        .dimensions(dimensions)
                        .shingleSize(1)
                        .numberOfTrees(TREES)
                        .sampleSize(POINTS_PER_TREE)
                        .timeDecay(1 / MEMORY)
                        .randomSeed(seed)
                        .outputAfter(1)
                        .parallelExecutionEnabled(false)
                        .boundingBoxCacheFraction(0)
                        .build();
    }

    private MachineForest(RandomCutForest forest, Deviation scores) {
        this.forest = forest;
        this.scores = scores;
    }

    /** Points learnt so far. */
    long points() {
        return forest.getTotalUpdates();
    }

    /** How unusual the point is, &gt;= 0; 0 before the first was learnt. */
    double score(float[] point) {
        return forest.getAnomalyScore(point);
    }

    /** The score above which the next point is unusual. */
    double threshold(double deviations) {
        return Math.max(
                MINIMUM_THRESHOLD, scores.getMean() + TAIL * deviations * scores.getDeviation());
    }

    /** Learns a point, and its score, cut off so that a failure does not make itself normal. */
    void learn(float[] point, double score, double threshold) {
        forest.update(point);
        scores.update(Math.min(score, threshold));
    }

    /** What of the score each dimension contributes. */
    double[] contributions(float[] point) {
        DiVector attribution = forest.getAnomalyAttribution(point);
        double[] contributions = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            contributions[i] = attribution.getHighLowSum(i);
        }
        return contributions;
    }

    void write(DataOutputStream out) throws IOException {
        StateBytes.writeBytes(out, SMILE.writeValueAsBytes(FORESTS.toState(forest)));
        StateBytes.writeBytes(out, SMILE.writeValueAsBytes(DEVIATIONS.toState(scores)));
    }

    static MachineForest read(DataInputStream in) throws IOException {
        return new MachineForest(
                FORESTS.toModel(
                        SMILE.readValue(StateBytes.readBytes(in), RandomCutForestState.class)),
                DEVIATIONS.toModel(
                        SMILE.readValue(StateBytes.readBytes(in), DeviationState.class)));
    }

    private static RandomCutForestMapper forestMapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        // Trees that are built anew from the samples score differently.
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        return mapper;
    }
}
