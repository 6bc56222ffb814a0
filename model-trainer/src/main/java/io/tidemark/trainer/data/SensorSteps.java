package io.tidemark.trainer.data;

import io.tidemark.models.failure.StepAverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One sensor's means over the steps of one life. Windows are averaged in the order of their ends by
 * what averages them on a gateway, so that the means are the same to the last bit.
 */
final class SensorSteps {

    private final StepAverage average;
    private final double[] mean = new double[1];
    private final List<WindowMean> batch = new ArrayList<>();
    private long[] positions = new long[16];
    private double[] means = new double[16];
    private int steps;
    private long lastEndMillis = Long.MIN_VALUE;
    private long firstArrivalMillis = Long.MAX_VALUE;

    SensorSteps(long stepMillis) {
        average = new StepAverage(1, stepMillis);
    }

    void offer(WindowMean window) {
        batch.add(window);
        firstArrivalMillis = Math.min(firstArrivalMillis, window.arrivedAtMillis());
    }

    /** Takes in what was offered since the last time; a second result for a window is left out. */
    void takeBatch() {
        batch.sort(WindowMean.BY_END);
        for (WindowMean window : batch) {
            if (window.endMillis() > lastEndMillis) {
                lastEndMillis = window.endMillis();
                add(window);
            }
        }
        batch.clear();
    }

    private void add(WindowMean window) {
        long position = average.stepOf(window.endMillis());
        if (!average.isEmpty() && average.open() != position) {
            close();
        }
        mean[0] = window.mean();
        average.add(position, mean);
    }

    private void close() {
        if (steps == positions.length) {
            positions = Arrays.copyOf(positions, 2 * steps);
            means = Arrays.copyOf(means, 2 * steps);
        }
        positions[steps] = average.open();
        means[steps] = average.close()[0];
        steps++;
    }

    /** To be called when no window comes any more. */
    void finish() {
        if (!average.isEmpty()) {
            close();
        }
        positions = Arrays.copyOf(positions, steps);
        means = Arrays.copyOf(means, steps);
    }

    /** Numbers of the steps that have a window, counted from the epoch, rising. */
    long[] positions() {
        return positions;
    }

    /** Mean over a step; NaN if it has no usable value, or no window. */
    double mean(long position) {
        int at = Arrays.binarySearch(positions, position);
        return at < 0 ? Double.NaN : means[at];
    }

    /** When the cloud first learnt of a window of it. */
    long firstArrivalMillis() {
        return firstArrivalMillis;
    }
}
