package io.tidemark.trainer.data;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The means of all sensors over the steps of one life. */
final class LifeSteps {

    private final Life life;
    private final long stepMillis;
    private final TreeMap<String, SensorSteps> sensors = new TreeMap<>();
    private long newestEndMillis = Long.MIN_VALUE;

    LifeSteps(Life life, long stepMillis) {
        this.life = life;
        this.stepMillis = stepMillis;
    }

    Life life() {
        return life;
    }

    SensorSteps offer(WindowMean window) {
        newestEndMillis = Math.max(newestEndMillis, window.endMillis());
        SensorSteps sensor =
                sensors.computeIfAbsent(window.sensor(), name -> new SensorSteps(stepMillis));
        sensor.offer(window);
        return sensor;
    }

    /** To be called when no window comes any more. */
    void finish() {
        sensors.values().forEach(SensorSteps::finish);
    }

    /** By name. */
    Map<String, SensorSteps> sensors() {
        return sensors;
    }

    /** Until when it is known to have lasted. */
    long endMillis() {
        return life.endMillis() == Life.RUNNING ? newestEndMillis : life.endMillis();
    }

    /**
     * Numbers of the steps that have a window and were over before the life was, counted from the
     * epoch, rising.
     */
    long[] positions() {
        return sensors.values().stream()
                .flatMapToLong(sensor -> Arrays.stream(sensor.positions()))
                .filter(position -> (position + 1) * stepMillis <= endMillis())
                .distinct()
                .sorted()
                .toArray();
    }

    /** The means over a step of the sensors that have a usable one. */
    TreeMap<String, Double> features(long position) {
        TreeMap<String, Double> features = new TreeMap<>();
        sensors.forEach(
                (name, steps) -> {
                    double mean = steps.mean(position);
                    if (!Double.isNaN(mean)) {
                        features.put(name, mean);
                    }
                });
        return features;
    }
}
