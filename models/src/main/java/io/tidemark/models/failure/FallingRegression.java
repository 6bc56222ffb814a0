package io.tidemark.models.failure;

import java.util.Arrays;

/**
 * The falling sequence that is nearest to another in the sum of squares, by pooling adjacent
 * violators (Ayer et al., Annals of Mathematical Statistics 26, 1955).
 */
final class FallingRegression {

    private FallingRegression() {}

    static double[] fit(double[] values) {
        double[] sums = new double[values.length];
        int[] counts = new int[values.length];
        int pools = 0;
        for (double value : values) {
            sums[pools] = value;
            counts[pools] = 1;
            pools++;
            while (pools > 1
                    && sums[pools - 1] / counts[pools - 1] >= sums[pools - 2] / counts[pools - 2]) {
                sums[pools - 2] += sums[pools - 1];
                counts[pools - 2] += counts[pools - 1];
                pools--;
            }
        }
        double[] fitted = new double[values.length];
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            Arrays.fill(fitted, at, at + counts[pool], sums[pool] / counts[pool]);
            at += counts[pool];
        }
        return fitted;
    }

    /**
     * The fitted value where a place belongs, between those beside it.
     *
     * @param places rising, one for each fitted value; not empty
     */
    static double at(double place, double[] places, double[] fitted) {
        int above = 0;
        while (above < places.length && places[above] < place) {
            above++;
        }
        if (above == 0) {
            return fitted[0];
        }
        if (above == places.length) {
            return fitted[places.length - 1];
        }
        double span = places[above] - places[above - 1];
        double share = span > 0 ? (place - places[above - 1]) / span : 0;
        return fitted[above - 1] + share * (fitted[above] - fitted[above - 1]);
    }
}
