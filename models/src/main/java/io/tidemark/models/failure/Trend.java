package io.tidemark.models.failure;

/** Mean, spread and slope of some values over the steps they were measured in. */
final class Trend {

    /** Fewer say nothing of a slope or a spread. */
    private static final int FEWEST = 3;

    private int count;
    private double sum;
    private double squares;
    private double times;
    private double timeSquares;
    private double timesValues;

    /**
     * @param stepsAgo steps before the newest, 0 and up
     * @param value what was measured then; NaN is passed over
     */
    void add(double stepsAgo, double value) {
        if (!Double.isNaN(value)) {
            count++;
            sum += value;
            squares += value * value;
            times -= stepsAgo;
            timeSquares += stepsAgo * stepsAgo;
            timesValues -= stepsAgo * value;
        }
    }

    /** NaN without values. */
    double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Standard deviation; NaN with fewer than three values. */
    double spread() {
        if (count < FEWEST) {
            return Double.NaN;
        }
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    /** Change a step, by least squares; NaN with fewer than three values. */
    double slope() {
        if (count < FEWEST) {
            return Double.NaN;
        }
        return (count * timesValues - times * sum) / (count * timeSquares - times * times);
    }
}
