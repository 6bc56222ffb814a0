package io.tidemark.trainer.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An example made anew from nothing but what had happened until its moment, in another way than the
 * first time.
 */
final class RebuiltExample {

    /** What a gateway takes for a measurement; beyond it no square can be taken. */
    private static final double LARGEST = 1e100;

    private final Example example;
    private final long stepMillis;
    private final long lifeStartMillis;
    private final Map<String, TreeMap<Long, WindowMean>> windows = new TreeMap<>();
    private long firstEndMillis = Long.MAX_VALUE;

    /**
     * @param outcomes all of them; those from the example's moment on are cut off
     */
    RebuiltExample(Example example, long stepMillis, Collection<Outcome> outcomes) {
        this.example = example;
        this.stepMillis = stepMillis;
        List<Outcome> until =
                outcomes.stream()
                        .filter(outcome -> outcome.occurredAtMillis() < example.asOfMillis())
                        .toList();
        List<Life> lives = OutcomeReview.of(until).timeline(example.machine()).lives();
        this.lifeStartMillis = lives.get(lives.size() - 1).startMillis();
    }

    Example example() {
        return example;
    }

    /** Takes in a window of its machine, unless it ended later. */
    void offer(WindowMean window) {
        if (window.endMillis() > example.asOfMillis() || window.startMillis() < lifeStartMillis) {
            return;
        }
        firstEndMillis = Math.min(firstEndMillis, window.endMillis());
        if (window.endMillis() > example.asOfMillis() - stepMillis) {
            windows.computeIfAbsent(window.sensor(), key -> new TreeMap<>())
                    .merge(
                            window.endMillis(),
                            window,
                            (one, other) ->
                                    WindowMean.BY_END.compare(one, other) <= 0 ? one : other);
        }
    }

    /** Windows that the cloud did not know a step later, as of a gateway that was off line. */
    long knownLater() {
        long soon = example.asOfMillis() + stepMillis;
        return windows.values().stream()
                .flatMap(byEnd -> byEnd.values().stream())
                .filter(window -> window.arrivedAtMillis() > soon)
                .count();
    }

    /** How the example differs from what can have been known, a sentence each; none if it knows. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (windows.isEmpty()) {
            return List.of(told("no window of the step had ended"));
        }
        long firstStep = Math.floorDiv(firstEndMillis - 1, stepMillis);
        double age = example.asOfMillis() / 1000.0 - firstStep * stepMillis / 1000.0;
        if (Double.compare(age, example.ageSeconds()) != 0) {
            differences.add(told("age %s s, expected %s s".formatted(example.ageSeconds(), age)));
        }
        Map<String, Double> expected = features();
        if (!expected.equals(example.features())) {
            differences.add(
                    told("features %s, expected %s".formatted(example.features(), expected)));
        }
        return differences;
    }

    private Map<String, Double> features() {
        Map<String, Double> features = new TreeMap<>();
        windows.forEach(
                (sensor, byEnd) -> {
                    double sum = 0;
                    int count = 0;
                    for (WindowMean window : byEnd.values()) {
                        if (Math.abs(window.mean()) <= LARGEST) {
                            sum += window.mean();
                            count++;
                        }
                    }
                    if (count > 0) {
                        features.put(sensor, sum / count);
                    }
                });
        return features;
    }

    private String told(String difference) {
        return "%s, life %d, step %d: %s"
                .formatted(example.machine(), example.life(), example.step(), difference);
    }
}
