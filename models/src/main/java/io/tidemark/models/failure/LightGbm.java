package io.tidemark.models.failure;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains trees with LightGBM (Ke et al., "LightGBM: A Highly Efficient Gradient Boosting Decision
 * Tree", NIPS 2017), on one thread, so that the same rows give the same trees.
 */
final class LightGbm {

    private LightGbm() {}

    /**
     * @param rows what is known, one row after the other; NaN is missing
     * @param columns number of features
     * @param labels what is to be predicted, one for each row
     * @param weights of each row, &gt; 0
     * @param parameters in the library's notation
     * @param trees how many to train, at least 1
     * @throws IllegalStateException if the library fails, for example for want of libgomp
     */
    static BoostedTrees train(
            double[] rows,
            int columns,
            float[] labels,
            float[] weights,
            String parameters,
            int trees) {
        return parse(trainText(rows, columns, labels, weights, parameters, trees));
    }

    static String trainText(
            double[] rows,
            int columns,
            float[] labels,
            float[] weights,
            String parameters,
            int trees) {
        NativeLightGbm.load();
        try (LGBMDataset dataset =
                LGBMDataset.createFromMat(rows, labels.length, columns, true, parameters, null)) {
            dataset.setField("label", labels);
            dataset.setField("weight", weights);
            try (LGBMBooster booster = LGBMBooster.create(dataset, parameters)) {
                for (int i = 0; i < trees; i++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, trees, LGBMBooster.FeatureImportanceType.SPLIT);
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM cannot train: " + e.getMessage(), e);
        }
    }

    /** Trees from the library's text form. */
    static BoostedTrees parse(String text) {
        List<BoostedTrees.Tree> trees = new ArrayList<>();
        String[] blocks = text.split("\nTree=");
        for (int i = 1; i < blocks.length; i++) {
            trees.add(tree(blocks[i]));
        }
        return new BoostedTrees(trees.toArray(new BoostedTrees.Tree[0]));
    }

    private static BoostedTrees.Tree tree(String block) {
        double[] leaves = numbers(block, "leaf_value");
        if (leaves.length == 1) {
            return new BoostedTrees.Tree(
                    new int[0], new double[0], new boolean[0], new int[0], new int[0], leaves);
        }
        double[] thresholds = numbers(block, "threshold");
        int[] decisions = integers(block, "decision_type");
        boolean[] missingGoesLeft = new boolean[decisions.length];
        for (int i = 0; i < decisions.length; i++) {
            missingGoesLeft[i] = missingGoesLeft(decisions[i], thresholds[i]);
        }
        return new BoostedTrees.Tree(
                integers(block, "split_feature"),
                thresholds,
                missingGoesLeft,
                integers(block, "left_child"),
                integers(block, "right_child"),
                leaves);
    }

    /**
     * Bits of a decision: 1 categorical, 2 missing goes left, 4 zero is missing, 8 NaN is missing.
     * Without the last, training saw no NaN there, and the library takes NaN for 0.
     */
    private static boolean missingGoesLeft(int decision, double threshold) {
        if ((decision & (1 | 4)) != 0) {
            throw new IllegalStateException("a tree with decision " + decision + " is not known");
        }
        return (decision & 8) == 0 ? 0 <= threshold : (decision & 2) != 0;
    }

    private static double[] numbers(String block, String key) {
        String[] parts = values(block, key);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i]);
        }
        return numbers;
    }

    /** A split between missing and all others has an infinite threshold; no feature is infinite. */
    private static double number(String text) {
        switch (text) {
            case "inf":
                return Double.MAX_VALUE;
            case "-inf":
                return -Double.MAX_VALUE;
            default:
                return Double.parseDouble(text);
        }
    }

    private static int[] integers(String block, String key) {
        String[] parts = values(block, key);
        int[] integers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            integers[i] = Integer.parseInt(parts[i]);
        }
        return integers;
    }

    private static String[] values(String block, String key) {
        String start = "\n" + key + "=";
        int from = block.indexOf(start) + start.length();
        if (from < start.length()) {
            throw new IllegalStateException("a tree of LightGBM lacks " + key);
        }
        return block.substring(from, block.indexOf('\n', from)).split(" ");
    }
}
