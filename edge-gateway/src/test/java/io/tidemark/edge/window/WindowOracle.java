package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/** What is to be emitted for one sensor: keeps every reading and goes through all of them. */
final class WindowOracle {

    /** A summary, with all readings that it tells. */
    record Expected(long start, int revision, List<SensorReading> readings) {}

    private final long size;
    private final long outOfOrderness;
    private final long lateness;

    private final List<SensorReading> accepted = new ArrayList<>();
    private final TreeMap<Long, Integer> revisions = new TreeMap<>();
    private final TreeSet<Long> pending = new TreeSet<>();
    private long watermark = Long.MIN_VALUE;
    private int late;
    private int repeated;

    WindowOracle(long size, long outOfOrderness, long lateness) {
        this.size = size;
        this.outOfOrderness = outOfOrderness;
        this.lateness = lateness;
    }

    List<Expected> process(SensorReading reading) {
        long start = Math.floorDiv(reading.eventTimeMillis(), size) * size;
        if (watermark >= start + size + lateness) {
            late++;
            return List.of();
        }
        if (accepted.stream().anyMatch(other -> same(other, reading))) {
            repeated++;
        } else {
            accepted.add(reading);
            pending.add(start);
        }
        long time = reading.eventTimeMillis();
        if (watermark >= start + size) {
            return emit(
                    window ->
                            watermark >= window + size
                                    && (window + size <= time - outOfOrderness
                                            || window > time + outOfOrderness));
        }
        long before = watermark;
        watermark = Math.max(before, time - outOfOrderness);
        boolean closes =
                pending.stream()
                        .anyMatch(window -> window + size > before && watermark >= window + size);
        return emit(
                window ->
                        watermark >= window + size
                                && (closes || watermark >= window + size + lateness));
    }

    /** The sensor has been silent for the idleness. */
    List<Expected> fallSilent() {
        if (!pending.isEmpty()) {
            watermark = Math.max(watermark, pending.last() + size);
        }
        return emit(window -> true);
    }

    int late() {
        return late;
    }

    int repeated() {
        return repeated;
    }

    int accepted() {
        return accepted.size();
    }

    /** Summaries that changed an earlier one. */
    int changes() {
        return revisions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Windows with readings of which no summary was emitted. */
    long open() {
        return pending.stream().filter(window -> !revisions.containsKey(window)).count();
    }

    private List<Expected> emit(LongPredicate condition) {
        List<Expected> results = new ArrayList<>();
        for (long window : List.copyOf(pending)) {
            if (condition.test(window)) {
                pending.remove(window);
                int revision = revisions.merge(window, 0, (known, zero) -> known + 1);
                results.add(new Expected(window, revision, readingsOf(window)));
            }
        }
        return results;
    }

    private List<SensorReading> readingsOf(long window) {
        return accepted.stream()
                .filter(reading -> reading.eventTimeMillis() >= window)
                .filter(reading -> reading.eventTimeMillis() < window + size)
                .toList();
    }

    private static boolean same(SensorReading one, SensorReading other) {
        if (one.eventTimeMillis() != other.eventTimeMillis()) {
            return false;
        }
        if (one.sequence() == null || other.sequence() == null) {
            return one.sequence() == other.sequence() && one.value() == other.value();
        }
        return one.sequence().equals(other.sequence());
    }
}
