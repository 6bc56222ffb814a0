package io.tidemark.models.failure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The straight line through all that each sensor measured over a machine's life, updated step by
 * step without loss of digits (Welford's method for covariances).
 */
final class LifelongTrends {

    /** Fewer say nothing of a slope. */
    private static final int FEWEST = 3;

    private final long[] counts;
    private final double[] meanTimes;
    private final double[] means;
    private final double[] timeSquares;
    private final double[] timesValues;

    LifelongTrends(int sensors) {
        counts = new long[sensors];
        meanTimes = new double[sensors];
        means = new double[sensors];
        timeSquares = new double[sensors];
        timesValues = new double[sensors];
    }

    /**
     * @param time steps since the machine's first
     * @param row one mean for each sensor; NaN is passed over
     */
    void add(double time, double[] row) {
        for (int sensor = 0; sensor < counts.length; sensor++) {
            if (!Double.isNaN(row[sensor])) {
                counts[sensor]++;
                double sinceMean = time - meanTimes[sensor];
                meanTimes[sensor] += sinceMean / counts[sensor];
                means[sensor] += (row[sensor] - means[sensor]) / counts[sensor];
                timeSquares[sensor] += sinceMean * (time - meanTimes[sensor]);
                timesValues[sensor] += sinceMean * (row[sensor] - means[sensor]);
            }
        }
    }

    /** Change a step of a sensor, in its unit; NaN with fewer than three values. */
    double slope(int sensor) {
        return counts[sensor] < FEWEST ? Double.NaN : timesValues[sensor] / timeSquares[sensor];
    }

    void write(DataOutput out) throws IOException {
        for (int sensor = 0; sensor < counts.length; sensor++) {
            out.writeLong(counts[sensor]);
            out.writeDouble(meanTimes[sensor]);
            out.writeDouble(means[sensor]);
            out.writeDouble(timeSquares[sensor]);
            out.writeDouble(timesValues[sensor]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int sensor = 0; sensor < counts.length; sensor++) {
            counts[sensor] = in.readLong();
            meanTimes[sensor] = in.readDouble();
            means[sensor] = in.readDouble();
            timeSquares[sensor] = in.readDouble();
            timesValues[sensor] = in.readDouble();
        }
    }
}
