package io.tidemark.trainer.data;

import java.util.Arrays;

/**
 * The population stability index: sum over classes of (share now - share before) * ln(share now /
 * share before), with the deciles of what was before as classes (Siddiqi, "Credit Risk Scorecards",
 * 2006; Yurdakul, "Statistical Properties of Population Stability Index", 2018). By custom below
 * 0.1 nothing has changed, above 0.25 much has.
 */
final class PopulationStability {

    /** From here on the values come from another population. */
    static final double SHIFTED = 0.25;

    private static final int CLASSES = 10;

    /** An empty class counts as so much, else the index would be infinite. */
    private static final double LEAST_SHARE = 1e-4;

    private PopulationStability() {}

    /**
     * @param before rising, at least one
     * @param now rising, at least one
     */
    static double index(double[] before, double[] now) {
        double[] edges = new double[CLASSES - 1];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[edge] = before[(int) ((long) (edge + 1) * before.length / CLASSES)];
        }
        double[] expected = shares(before, edges);
        double[] actual = shares(now, edges);
        double index = 0;
        for (int i = 0; i < CLASSES; i++) {
            index += (actual[i] - expected[i]) * Math.log(actual[i] / expected[i]);
        }
        return index;
    }

    private static double[] shares(double[] values, double[] edges) {
        double[] shares = new double[CLASSES];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value);
            // Equal edges, as of a column with few values, are one class: the last of them.
            int place = found < 0 ? -found - 1 : lastEqual(edges, found) + 1;
            shares[place] += 1.0 / values.length;
        }
        return Arrays.stream(shares).map(share -> Math.max(LEAST_SHARE, share)).toArray();
    }

    private static int lastEqual(double[] edges, int found) {
        int last = found;
        while (last + 1 < edges.length && edges[last + 1] == edges[found]) {
            last++;
        }
        return last;
    }
}
