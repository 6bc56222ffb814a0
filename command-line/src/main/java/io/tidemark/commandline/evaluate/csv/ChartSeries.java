package io.tidemark.commandline.evaluate.csv;

import io.tidemark.models.anomaly.Verdict;
import java.util.Arrays;

/**
 * What a chart shows of one sensor, in bounded memory: every reading while there is room, then
 * stretches of 2, 4, 8, ... readings with their least and greatest value.
 */
final class ChartSeries {

    /** More than any screen is wide, so that there is something to zoom into. */
    static final int MOST_POINTS = 16_000;

    private final double[] seconds = new double[MOST_POINTS];
    private final float[] least = new float[MOST_POINTS];
    private final float[] greatest = new float[MOST_POINTS];
    private final float[] expectedLower = new float[MOST_POINTS];
    private final float[] expectedUpper = new float[MOST_POINTS];
    private int points;

    /** Readings that a full point stands for, a power of two. */
    private int readingsPerPoint = 1;

    private int readingsOfLastPoint;

    /**
     * Takes the next reading.
     *
     * @param millis when it was measured; before an earlier one it is shown at that one's time
     */
    void add(long millis, double value, Verdict verdict) {
        if (points == 0 || readingsOfLastPoint == readingsPerPoint) {
            if (points == MOST_POINTS) {
                halve();
            }
            begin(millis, (float) value);
        }
        int last = points - 1;
        readingsOfLastPoint++;
        least[last] = Math.min(least[last], (float) value);
        greatest[last] = Math.max(greatest[last], (float) value);
        expectedLower[last] = (float) verdict.expectedLower();
        expectedUpper[last] = (float) verdict.expectedUpper();
    }

    private void begin(long millis, float value) {
        double second = millis / 1e3;
        seconds[points] = points == 0 ? second : Math.max(second, seconds[points - 1]);
        least[points] = value;
        greatest[points] = value;
        points++;
        readingsOfLastPoint = 0;
    }

    /** Joins points by twos; there is an even number of full ones. */
    private void halve() {
        points /= 2;
        for (int point = 0; point < points; point++) {
            int first = 2 * point;
            seconds[point] = seconds[first];
            least[point] = Math.min(least[first], least[first + 1]);
            greatest[point] = Math.max(greatest[first], greatest[first + 1]);
            expectedLower[point] = expectedLower[first + 1];
            expectedUpper[point] = expectedUpper[first + 1];
        }
        readingsPerPoint *= 2;
        readingsOfLastPoint = readingsPerPoint;
    }

    /** Seconds since the epoch, never falling. */
    double[] seconds() {
        return Arrays.copyOf(seconds, points);
    }

    float[] least() {
        return Arrays.copyOf(least, points);
    }

    float[] greatest() {
        return Arrays.copyOf(greatest, points);
    }

    /** Infinite where nothing was expected. */
    float[] expectedLower() {
        return Arrays.copyOf(expectedLower, points);
    }

    /** Infinite where nothing was expected. */
    float[] expectedUpper() {
        return Arrays.copyOf(expectedUpper, points);
    }

    int readingsPerPoint() {
        return readingsPerPoint;
    }
}
