package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What values a sensor usually has, in less than a kilobyte: the histogram of Ben-Haim and Tom-Tov,
 * "A Streaming Parallel Decision Tree Algorithm", JMLR 11, 2010 (a bin is a value and a weight;
 * when there are too many, the two closest become one), with weights that fade.
 *
 * <p>Depends on the values and their order only. Finite whatever finite values come.
 */
final class ValueSummary {

    private static final int BINS = 48;

    /** Readings after which what was learnt has lost all but 1/e of its weight. */
    private static final double MEMORY = 1 / 3e-4;

    private static final float FADING = (float) (1 - 1 / MEMORY);

    /** A bin with less weight than this part of one reading is forgotten. */
    private static final float FORGOTTEN = 0.03f;

    /** Largest magnitude; differences stay finite. */
    private static final double LARGEST = Double.MAX_VALUE / 4;

    /** Part of the weight in bins beyond each end of the usual range. */
    private static final double TAIL = 0.0025;

    /** Ascending; one more for the value that comes in. */
    private final double[] values = new double[BINS + 1];

    private final float[] weights = new float[BINS + 1];
    private int bins;
    private double weight;

    /** Learns a finite value. */
    void learn(double value) {
        fade();
        int at = find(value);
        if (at >= 0) {
            weights[at] += 1;
        } else {
            insert(-at - 1, limited(value));
        }
        weight += 1;
        if (bins > BINS) {
            mergeClosest();
        }
    }

    /** The weight of all that was learnt, in readings, at most the memory. */
    double weight() {
        return weight;
    }

    /** The value that all but some half per cent are not below; -infinity if nothing is known. */
    double lower() {
        double below = 0;
        for (int i = 0; i < bins; i++) {
            below += weights[i];
            if (below > TAIL * weight) {
                return values[i];
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** The value that all but some half per cent are not above; infinity if nothing is known. */
    double upper() {
        double above = 0;
        for (int i = bins - 1; i >= 0; i--) {
            above += weights[i];
            if (above > TAIL * weight) {
                return values[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    int bins() {
        return bins;
    }

    double value(int bin) {
        return values[bin];
    }

    double weight(int bin) {
        return weights[bin];
    }

    /** The bin with exactly this value, or else -(the first above it) - 1, as a binary search. */
    int find(double value) {
        return Arrays.binarySearch(values, 0, bins, limited(value));
    }

    /** The value as it is learnt: without extremes, and with one zero only. */
    static double limited(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value)) + 0.0;
    }

    private void fade() {
        double sum = 0;
        boolean faded = false;
        for (int i = 0; i < bins; i++) {
            weights[i] *= FADING;
            sum += weights[i];
            faded |= weights[i] < FORGOTTEN;
        }
        weight = sum;
        if (faded) {
            forget();
        }
    }

    private void forget() {
        int kept = 0;
        for (int i = 0; i < bins; i++) {
            values[kept] = values[i];
            weights[kept] = weights[i];
            kept += weights[i] < FORGOTTEN ? 0 : 1;
        }
        bins = kept;
    }

    private void insert(int at, double value) {
        System.arraycopy(values, at, values, at + 1, bins - at);
        System.arraycopy(weights, at, weights, at + 1, bins - at);
        values[at] = value;
        weights[at] = 1;
        bins++;
    }

    private void mergeClosest() {
        int closest = 0;
        for (int i = 1; i + 1 < bins; i++) {
            if (values[i + 1] - values[i] < values[closest + 1] - values[closest]) {
                closest = i;
            }
        }
        int next = closest + 1;
        float both = weights[closest] + weights[next];
        double step = (values[next] - values[closest]) * (weights[next] / both);
        values[closest] = Math.min(values[next], values[closest] + step);
        weights[closest] = both;
        System.arraycopy(values, next + 1, values, next, bins - next - 1);
        System.arraycopy(weights, next + 1, weights, next, bins - next - 1);
        bins--;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(bins);
        out.writeDouble(weight);
        for (int i = 0; i < bins; i++) {
            out.writeDouble(values[i]);
            out.writeFloat(weights[i]);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot have been written so
     */
    static ValueSummary read(DataInputStream in) throws IOException {
        ValueSummary summary = new ValueSummary();
        summary.bins = in.readUnsignedByte();
        if (summary.bins > BINS) {
            throw new IOException(summary.bins + " bins, expected at most " + BINS);
        }
        summary.weight = in.readDouble();
        for (int i = 0; i < summary.bins; i++) {
            summary.values[i] = in.readDouble();
            summary.weights[i] = in.readFloat();
        }
        return summary;
    }
}
