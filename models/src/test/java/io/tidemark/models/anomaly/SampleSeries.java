package io.tidemark.models.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Series of readings, and what detectors say of them. */
final class SampleSeries {

    private SampleSeries() {}

    /** Between about 60 and 100, with a period of 288 readings: one day of five-minute readings. */
    static double[] noisySine(int readings) {
        Random random = new Random(20_131_202);
        double[] values = new double[readings];
        for (int i = 0; i < readings; i++) {
            values[i] = 80 + 15 * Math.sin(2 * Math.PI * i / 288) + random.nextGaussian();
        }
        return values;
    }

    static double[] noise(int readings, long seed) {
        return new Random(seed).doubles(readings, 0, 1).map(SampleSeries::normal).toArray();
    }

    /** Of a probability, roughly: logistic, with tails that are heavier than a normal's. */
    private static double normal(double probability) {
        return Math.log((probability + 1e-12) / (1 - probability + 1e-12)) / 1.7;
    }

    /** The numbers of the abnormal readings. */
    static List<Integer> abnormal(Detector detector, double[] values) {
        List<Integer> readings = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (detector.judge(i, values[i]).abnormal()) {
                readings.add(i);
            }
        }
        return readings;
    }
}
