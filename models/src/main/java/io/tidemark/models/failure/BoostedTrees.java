package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Regression trees whose outputs add up (Friedman, "Greedy Function Approximation: A Gradient
 * Boosting Machine", Annals of Statistics 29, 2001). Trained by a native library, walked here, so
 * that a gateway needs no native code. Immutable.
 *
 * <p>A child that is not negative is an inner node of the same tree, a negative one the complement
 * of a leaf: what LightGBM writes.
 */
final class BoostedTrees {

    /** Far above what training makes; keeps a damaged file from asking for all memory. */
    private static final int MOST_TREES = 100_000;

    private static final int MOST_LEAVES = 1_024;

    private final Tree[] trees;

    BoostedTrees(Tree[] trees) {
        this.trees = trees;
    }

    int size() {
        return trees.length;
    }

    double predict(double[] features) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.predict(features);
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(trees.length);
        for (Tree tree : trees) {
            tree.write(out);
        }
    }

    /**
     * @param features number of features that there are
     */
    static BoostedTrees read(DataInput in, int features) throws IOException, DamagedModelException {
        Tree[] trees =
                new Tree[DamagedModelException.require(in.readInt(), 1, MOST_TREES, "trees")];
        for (int i = 0; i < trees.length; i++) {
            trees[i] = Tree.read(in, features);
        }
        return new BoostedTrees(trees);
    }

    /** One tree. */
    static final class Tree {

        private final int[] feature;
        private final double[] threshold;
        private final boolean[] missingGoesLeft;
        private final int[] left;
        private final int[] right;
        private final double[] leaf;

        /**
         * @param feature index of the feature that each inner node asks for
         * @param threshold a value up to this goes left
         * @param missingGoesLeft whether NaN goes left
         * @param left child of each inner node
         * @param right child of each inner node
         * @param leaf output of each leaf, one more than inner nodes
         */
        Tree(
                int[] feature,
                double[] threshold,
                boolean[] missingGoesLeft,
                int[] left,
                int[] right,
                double[] leaf) {
            this.feature = feature;
            this.threshold = threshold;
            this.missingGoesLeft = missingGoesLeft;
            this.left = left;
            this.right = right;
            this.leaf = leaf;
        }

        double predict(double[] features) {
            int node = leaf.length == 1 ? ~0 : 0;
            while (node >= 0) {
                double value = features[feature[node]];
                boolean goesLeft =
                        Double.isNaN(value) ? missingGoesLeft[node] : value <= threshold[node];
                node = goesLeft ? left[node] : right[node];
            }
            return leaf[~node];
        }

        private void write(DataOutput out) throws IOException {
            out.writeInt(leaf.length);
            for (int node = 0; node < feature.length; node++) {
                out.writeInt(feature[node]);
                out.writeDouble(threshold[node]);
                out.writeBoolean(missingGoesLeft[node]);
                out.writeInt(left[node]);
                out.writeInt(right[node]);
            }
            for (double output : leaf) {
                out.writeDouble(output);
            }
        }

        private static Tree read(DataInput in, int features)
                throws IOException, DamagedModelException {
            int leaves = DamagedModelException.require(in.readInt(), 1, MOST_LEAVES, "leaves");
            int nodes = leaves - 1;
            Tree tree =
                    new Tree(
                            new int[nodes],
                            new double[nodes],
                            new boolean[nodes],
                            new int[nodes],
                            new int[nodes],
                            new double[leaves]);
            for (int node = 0; node < nodes; node++) {
                tree.feature[node] =
                        DamagedModelException.require(in.readInt(), 0, features - 1, "feature");
                tree.threshold[node] = DamagedModelException.requireFinite(in.readDouble());
                tree.missingGoesLeft[node] = in.readBoolean();
                // A child comes after its parent, or a walk might never end.
                tree.left[node] = readChild(in, node, leaves);
                tree.right[node] = readChild(in, node, leaves);
            }
            for (int i = 0; i < leaves; i++) {
                tree.leaf[i] = DamagedModelException.requireFinite(in.readDouble());
            }
            return tree;
        }

        private static int readChild(DataInput in, int node, int leaves)
                throws IOException, DamagedModelException {
            int child = in.readInt();
            if (child < 0) {
                return ~DamagedModelException.require(~child, 0, leaves - 1, "leaf");
            }
            return DamagedModelException.require(child, node + 1, leaves - 2, "child");
        }
    }
}
