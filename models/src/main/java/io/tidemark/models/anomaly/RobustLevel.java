package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Where a sensor's values are and how far they spread, hardly moved by outliers: exponential means
 * of the values and of their distances from the level, both taken with Huber's clipping as in
 * Gelper, Fried and Croux, "Robust Forecasting with Exponential and Holt-Winters Smoothing",
 * Journal of Forecasting 29(3), 2010. Unlike theirs the spread adds up rather than multiplies, so
 * that it grows again after a time without any.
 *
 * <p>Each outlier in a row may move both twice as far as the one before: single ones count for
 * little, and a sensor that has changed for good is learnt in the usual time.
 */
final class RobustLevel {

    /** Deviations from which on a value is clipped. */
    private static final double OUTLIER = 3;

    /** Standard deviation of a normal distribution over its mean distance, clipped at OUTLIER. */
    private static final double CONSISTENCY = 1.2543;

    private static final int DOUBLINGS = 1_000;
    private static final double LARGEST = Double.MAX_VALUE / 8;
    private static final double RESOLUTION = 1e-9;

    private final double weight;
    private long readings;
    private double level;
    private double spread;
    private int outliersInARow;

    /**
     * @param weight of a value once many are known, above 0, below 1
     */
    RobustLevel(double weight) {
        this.weight = weight;
    }

    /** Learns a finite value. */
    void update(double value) {
        double limited = Math.max(-LARGEST, Math.min(LARGEST, value));
        if (readings == 0) {
            level = limited;
        }
        readings++;
        double gain = Math.max(weight, 1.0 / readings);
        double residual = limited - level;
        double distance = Math.abs(residual);
        double limit = spread == 0 ? distance : Math.scalb(OUTLIER * spread, outliersInARow);
        outliersInARow = distance > limit ? Math.min(DOUBLINGS, outliersInARow + 1) : 0;
        double clipped = Math.min(distance, limit);
        level += gain * Math.copySign(clipped, residual);
        spread += gain * (CONSISTENCY * clipped - spread);
    }

    long readings() {
        return readings;
    }

    double level() {
        return level;
    }

    /** Standard deviation of values without outliers, &gt; 0. */
    double spread() {
        return Math.max(
                spread, RESOLUTION * Math.max(Math.abs(level), Double.MIN_NORMAL / RESOLUTION));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(readings);
        out.writeDouble(level);
        out.writeDouble(spread);
        out.writeInt(outliersInARow);
    }

    /** Reads what {@link #write} wrote. */
    void read(DataInputStream in) throws IOException {
        readings = in.readLong();
        level = in.readDouble();
        spread = in.readDouble();
        outliersInARow = in.readInt();
    }
}
