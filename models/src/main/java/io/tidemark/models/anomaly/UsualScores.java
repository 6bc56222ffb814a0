package io.tidemark.models.anomaly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What scores a sensor usually has, and from where on one is unusual: threshold = max(minimum, mean
 * + deviations * standard deviation), weighted exponentially. A score enters them cut off at the
 * threshold of its moment, so that a failure does not make itself normal.
 *
 * <p>A score is the mean of a reading's own and that of the reading before: a fault that stays for
 * two readings counts fully, a single reading has to be twice as far from usual.
 */
final class UsualScores {

    /** Readings after which what was learnt has lost all but 1/e of its weight. */
    private static final double MEMORY = 1 / 3e-4;

    private final double minimumThreshold;

    private long readings;
    private double lastOfReading;
    private double mean;
    private double variance;

    UsualScores(double minimumThreshold) {
        this.minimumThreshold = minimumThreshold;
    }

    /** Readings learnt so far. */
    long readings() {
        return readings;
    }

    /** The score of the next reading, by what was said of it alone. */
    double score(double ofReading) {
        return readings == 0 ? ofReading : (ofReading + lastOfReading) / 2;
    }

    /** The score above which the next reading is unusual. */
    double threshold(double deviations) {
        return Math.max(minimumThreshold, mean + deviations * Math.sqrt(variance));
    }

    /** Learns a reading: what was said of it alone, its score, and the threshold it had. */
    void learn(double ofReading, double score, double threshold) {
        readings++;
        lastOfReading = ofReading;
        double gain = Math.max(1 / MEMORY, 1.0 / readings);
        double difference = Math.min(score, threshold) - mean;
        mean += gain * difference;
        variance = (1 - gain) * (variance + gain * difference * difference);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(readings);
        out.writeDouble(lastOfReading);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    static UsualScores read(DataInputStream in, double minimumThreshold) throws IOException {
        UsualScores scores = new UsualScores(minimumThreshold);
        scores.readings = in.readLong();
        scores.lastOfReading = in.readDouble();
        scores.mean = in.readDouble();
        scores.variance = in.readDouble();
        return scores;
    }
}
