package io.tidemark.edge.window;

/**
 * The values of one window, folded one by one. Mean and deviation follow B. P. Welford, "Note on a
 * method for calculating corrected sums of squares and products", Technometrics 4(3), 1962, which
 * does not lose the deviation of large values to cancellation.
 *
 * @param count values folded, &gt;= 1
 * @param mean arithmetic mean of the values
 * @param squaredDeviations sum of the squared distances from the mean
 * @param min smallest value
 * @param max largest value
 * @param last value with the latest event time; of several, the one folded last
 * @param lastEventTimeMillis event time of last, milliseconds since the epoch
 */
public record WindowAggregate(
        long count,
        double mean,
        double squaredDeviations,
        double min,
        double max,
        double last,
        long lastEventTimeMillis) {

    static WindowAggregate of(double value, long eventTimeMillis) {
        return new WindowAggregate(1, value, 0, value, value, value, eventTimeMillis);
    }

    WindowAggregate plus(double value, long eventTimeMillis) {
        long newCount = count + 1;
        double distance = value - mean;
        double newMean = mean + distance / newCount;
        boolean newest = eventTimeMillis >= lastEventTimeMillis;
        return new WindowAggregate(
                newCount,
                newMean,
                squaredDeviations + distance * (value - newMean),
                Math.min(min, value),
                Math.max(max, value),
                newest ? value : last,
                newest ? eventTimeMillis : lastEventTimeMillis);
    }

    /** Population standard deviation of the values; 0 for one value. */
    double standardDeviation() {
        return Math.sqrt(squaredDeviations / count);
    }
}
