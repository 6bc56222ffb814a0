package io.tidemark.edge.outbox.compaction;

import io.tidemark.events.WindowSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sensors and the summaries of their windows of 5 s, with every value that went into them. */
final class PlantSimulation {

    static final long WINDOW_MILLIS = 5_000;
    static final long LATENESS_MILLIS = 20_000;
    static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    private final Random random;
    private final int sensors;

    /** Values by sensor and start of their window. */
    final Map<String, TreeMap<Long, List<Double>>> values = new TreeMap<>();

    PlantSimulation(long seed, int sensors) {
        this.random = new Random(seed);
        this.sensors = sensors;
    }

    /** The summaries of that many windows of every sensor, in the order in which a job emits. */
    List<WindowSummary> summaries(int windows) {
        List<WindowSummary> emitted = new ArrayList<>();
        for (int number = 0; number < windows; number++) {
            for (int sensor = 0; sensor < sensors; sensor++) {
                if (random.nextInt(10) > 0) {
                    emitted.add(summary(sensor, START + number * WINDOW_MILLIS, 0));
                }
                long late = START + Math.max(0, number - random.nextInt(4)) * WINDOW_MILLIS;
                TreeMap<Long, List<Double>> known = values.get("sensor-" + sensor);
                if (random.nextInt(8) == 0 && known != null && known.containsKey(late)) {
                    emitted.add(summary(sensor, late, 1 + revisions(sensor, late, emitted)));
                }
            }
        }
        return emitted;
    }

    private static int revisions(int sensor, long start, List<WindowSummary> emitted) {
        return emitted.stream()
                .filter(one -> one.getSensor().equals("sensor-" + sensor))
                .filter(one -> one.getWindowStart().toEpochMilli() == start)
                .mapToInt(WindowSummary::getRevision)
                .max()
                .orElseThrow();
    }

    private WindowSummary summary(int number, long start, int revision) {
        String sensor = "sensor-" + number;
        List<Double> its =
                values.computeIfAbsent(sensor, absent -> new TreeMap<>())
                        .computeIfAbsent(start, absent -> new ArrayList<>());
        for (int added = random.nextInt(5); added >= 0; added--) {
            its.add(1_000 + number * 100 + random.nextGaussian());
        }
        return WindowSummary.newBuilder()
                .setGateway("g1")
                .setSite("plant")
                .setMachine("press")
                .setSensor(sensor)
                .setType("temperature")
                .setWindowStart(Instant.ofEpochMilli(start))
                .setWindowEnd(Instant.ofEpochMilli(start + WINDOW_MILLIS))
                .setRevision(revision)
                .setCount(its.size())
                .setMean(mean(its))
                .setMin(its.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
                .setMax(its.stream().mapToDouble(Double::doubleValue).max().orElseThrow())
                .setStandardDeviation(deviation(its))
                .setLast(its.get(its.size() - 1))
                .build();
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Population standard deviation by its definition, in two passes. */
    static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / values.size());
    }
}
