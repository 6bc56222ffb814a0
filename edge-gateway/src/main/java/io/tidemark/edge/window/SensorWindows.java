package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;

/**
 * The windows [start, end) of the sensor whose key is set, by their start. What is done with them
 * goes by the clock that is passed in.
 */
final class SensorWindows {

    private final String gateway;
    private final long sizeMillis;
    private final long allowedLatenessMillis;
    private final MapState<Long, SensorWindow> windows;
    private final WindowMetrics metrics;

    SensorWindows(
            String gateway,
            long sizeMillis,
            long allowedLatenessMillis,
            MapState<Long, SensorWindow> windows,
            WindowMetrics metrics) {
        this.gateway = gateway;
        this.sizeMillis = sizeMillis;
        this.allowedLatenessMillis = allowedLatenessMillis;
        this.windows = windows;
        this.metrics = metrics;
    }

    boolean hasForgottenTheWindowOf(SensorReading reading, SensorClock clock) {
        long end = startOfWindow(reading) + sizeMillis;
        return clock.isPast(end + allowedLatenessMillis);
    }

    /** Adds the reading to its window, and emits the window if it is closed already. */
    SensorClock add(SensorReading reading, SensorClock clock, Collector<WindowSummary> summaries)
            throws Exception {
        long start = startOfWindow(reading);
        long end = start + sizeMillis;
        SensorWindow known = windows.get(start);
        SensorWindow window = known == null ? SensorWindow.of(reading) : known.plus(reading);
        if (clock.isPast(end)) {
            windows.put(start, emit(reading.series(), start, window, summaries));
            return clock.dueNoLaterThan(end + allowedLatenessMillis);
        }
        if (known == null) {
            metrics.windowOpened();
        }
        windows.put(start, window);
        return clock.dueNoLaterThan(end);
    }

    /** Emits the windows that the clock has closed, oldest first, and forgets the oldest ones. */
    SensorClock settle(SensorClock clock, String series, Collector<WindowSummary> summaries)
            throws Exception {
        long nextDue = SensorClock.NEVER;
        for (Map.Entry<Long, SensorWindow> entry : byStart().entrySet()) {
            long start = entry.getKey();
            long end = start + sizeMillis;
            if (!clock.isPast(end)) {
                nextDue = Math.min(nextDue, end);
                continue;
            }
            if (!entry.getValue().hasBeenEmitted()) {
                windows.put(start, emit(series, start, entry.getValue(), summaries));
                metrics.windowClosed();
            }
            if (clock.isPast(end + allowedLatenessMillis)) {
                windows.remove(start);
            } else {
                nextDue = Math.min(nextDue, end + allowedLatenessMillis);
            }
        }
        return clock.withNextDue(nextDue);
    }

    /** {@link Long#MIN_VALUE} if there is no window. */
    long endOfLast() throws Exception {
        TreeMap<Long, SensorWindow> sorted = byStart();
        return sorted.isEmpty() ? Long.MIN_VALUE : sorted.lastKey() + sizeMillis;
    }

    void clear() {
        windows.clear();
    }

    /** Before the epoch too, a window begins at the multiple of its size below the event time. */
    private long startOfWindow(SensorReading reading) {
        long eventTimeMillis = reading.eventTimeMillis();
        return eventTimeMillis - Math.floorMod(eventTimeMillis, sizeMillis);
    }

    private TreeMap<Long, SensorWindow> byStart() throws Exception {
        TreeMap<Long, SensorWindow> sorted = new TreeMap<>();
        for (Map.Entry<Long, SensorWindow> entry : windows.entries()) {
            sorted.put(entry.getKey(), entry.getValue());
        }
        return sorted;
    }

    private SensorWindow emit(
            String series, long start, SensorWindow window, Collector<WindowSummary> summaries) {
        SensorWindow emitted = window.emitted();
        summaries.collect(summary(series, start, emitted));
        return emitted;
    }

    private WindowSummary summary(String series, long start, SensorWindow window) {
        WindowAggregate aggregate = window.aggregate();
        String[] levels = series.split("/", -1);
        return WindowSummary.newBuilder()
                .setGateway(gateway)
                .setSite(levels[0])
                .setMachine(levels[1])
                .setSensor(levels[2])
                .setType(window.type())
                .setUnit(window.unit())
                .setWindowStart(Instant.ofEpochMilli(start))
                .setWindowEnd(Instant.ofEpochMilli(start + sizeMillis))
                .setRevision(window.revision())
                .setCount(aggregate.count())
                .setMean(aggregate.mean())
                .setMin(aggregate.min())
                .setMax(aggregate.max())
                .setStandardDeviation(aggregate.standardDeviation())
                .setLast(aggregate.last())
                .build();
    }
}
