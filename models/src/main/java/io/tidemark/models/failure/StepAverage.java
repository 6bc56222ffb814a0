package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Averages short stretches, such as windows of five seconds, into steps of a fixed length that
 * begin at multiples of it since the epoch. A gateway's predictor does so, and whoever makes
 * training data must do the same to the last bit.
 *
 * <p>Not thread-safe.
 */
public final class StepAverage {

    private static final long NONE = Long.MIN_VALUE;

    private final long stepMillis;
    private final double[] sums;
    private final int[] counts;
    private long open = NONE;

    /**
     * @param sensors number of sensors
     * @param stepMillis length of a step, milliseconds, &gt; 0
     */
    public StepAverage(int sensors, long stepMillis) {
        this.stepMillis = stepMillis;
        this.sums = new double[sensors];
        this.counts = new int[sensors];
    }

    /** Number of the step that a stretch belongs to, from its end, exclusive. */
    public long stepOf(long endMillis) {
        return Math.floorDiv(endMillis - 1, stepMillis);
    }

    /** Whether a step that ends there is complete. */
    public boolean endsStep(long endMillis) {
        return Math.floorMod(endMillis, stepMillis) == 0;
    }

    /** Whether no stretch was added since the last {@link #close}. */
    public boolean isEmpty() {
        return open == NONE;
    }

    /** Number of the step that is not full yet; there is one. */
    public long open() {
        return open;
    }

    /**
     * @param step of the same number as those since the last {@link #close}
     * @param means one for each sensor; what is not usable is missing
     */
    public void add(long step, double[] means) {
        open = step;
        for (int sensor = 0; sensor < sums.length; sensor++) {
            if (MeanAndSpread.isUsable(means[sensor])) {
                sums[sensor] += means[sensor];
                counts[sensor]++;
            }
        }
    }

    /** Means over the step that is full; NaN without any. */
    public double[] close() {
        double[] row = new double[sums.length];
        for (int sensor = 0; sensor < sums.length; sensor++) {
            row[sensor] = counts[sensor] == 0 ? Double.NaN : sums[sensor] / counts[sensor];
            sums[sensor] = 0;
            counts[sensor] = 0;
        }
        open = NONE;
        return row;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(open);
        for (int sensor = 0; sensor < sums.length; sensor++) {
            out.writeDouble(sums[sensor]);
            out.writeInt(counts[sensor]);
        }
    }

    void read(DataInput in) throws IOException {
        open = in.readLong();
        for (int sensor = 0; sensor < sums.length; sensor++) {
            sums[sensor] = in.readDouble();
            counts[sensor] = in.readInt();
        }
    }
}
