package io.tidemark.edge.window;

import io.tidemark.edge.reading.SensorReading;
import io.tidemark.events.WindowSummary;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a reading and the passing of time do to the windows of a sensor. */
final class SensorWindows {

    /** What became of a reading. */
    enum Admission {
        /** It is in its window. */
        FIRST,
        /** Its window held it already. */
        REPEATED,
        /** Its window is forgotten. */
        LATE
    }

    private final WindowTimes times;
    private final SensorState state;
    private final WindowMetrics metrics;
    private final Summaries summaries;
    private final Consumer<WindowSummary> output;

    SensorWindows(
            WindowTimes times,
            SensorState state,
            WindowMetrics metrics,
            Summaries summaries,
            Consumer<WindowSummary> output) {
        this.times = times;
        this.state = state;
        this.metrics = metrics;
        this.summaries = summaries;
        this.output = output;
    }

    /** Adds the reading to its window, and closes the windows that are no longer waited for. */
    Admission admit(SensorReading reading, LiveSensor sensor) throws Exception {
        long start = times.startOf(reading.eventTimeMillis());
        if (sensor.isPast(times.forgottenAt(start))) {
            return Admission.LATE;
        }
        LiveWindow window = windowAt(start, sensor);
        boolean first = window.add(reading);
        if (first) {
            sensor.readings++;
        }
        advance(reading, start, sensor);
        return first ? Admission.FIRST : Admission.REPEATED;
    }

    private void advance(SensorReading reading, long start, LiveSensor sensor) throws Exception {
        long end = times.endOf(start);
        if (sensor.isPast(end)) {
            sensor.dueNoLaterThan(times.forgottenAt(start));
            closeIf(sensor, window -> isFar(window, reading.eventTimeMillis()));
            return;
        }
        sensor.dueNoLaterThan(end);
        long before = sensor.watermarkMillis;
        sensor.watermarkMillis =
                Math.max(before, reading.eventTimeMillis() - times.outOfOrderness());
        if (sensor.isPast(sensor.nextDueMillis)) {
            settle(sensor, before);
        }
    }

    /** Moves the watermark to the end of the last window, and closes all. */
    void closeAll(LiveSensor sensor) throws Exception {
        if (!sensor.windows.isEmpty()) {
            LiveWindow last = sensor.windows.get(sensor.windows.size() - 1);
            sensor.watermarkMillis =
                    Math.max(sensor.watermarkMillis, times.endOf(last.startMillis()));
            closeIf(sensor, window -> true);
            forget(sensor);
        }
    }

    private LiveWindow windowAt(long start, LiveSensor sensor) throws Exception {
        LiveWindow live = sensor.find(start);
        if (live != null) {
            return live;
        }
        SensorWindow closed = null;
        if (sensor.isPast(times.endOf(start)) && sensor.closed.mayHave(start)) {
            closed = state.windowsOf(sensor).get(start);
        }
        if (closed == null) {
            metrics.windowOpened();
        }
        LiveWindow window =
                closed == null ? new LiveWindow(start) : new LiveWindow(start, closed, true);
        sensor.hold(window);
        return window;
    }

    /** Closes the windows that end at the watermark, and forgets the oldest. */
    private void settle(LiveSensor sensor, long watermarkBefore) throws Exception {
        boolean onTime = false;
        for (LiveWindow window : sensor.windows) {
            long end = times.endOf(window.startMillis());
            onTime |= end > watermarkBefore && sensor.isPast(end);
        }
        boolean all = onTime;
        closeIf(sensor, window -> all || sensor.isPast(times.forgottenAt(window.startMillis())));
        forget(sensor);
    }

    private void forget(LiveSensor sensor) throws Exception {
        long lastForgotten = times.lastForgotten(sensor.watermarkMillis);
        if (sensor.closed.count() > 0 && sensor.closed.oldest() <= lastForgotten) {
            sensor.closed.forgetUpTo(lastForgotten, state.windowsOf(sensor));
        }
        sensor.nextDueMillis = nextDue(sensor, times);
    }

    /** The watermark at which a window is to be closed or forgotten next. */
    static long nextDue(LiveSensor sensor, WindowTimes times) {
        long next = LiveSensor.NEVER;
        if (sensor.closed.count() > 0) {
            next = times.forgottenAt(sensor.closed.oldest());
        }
        for (LiveWindow window : sensor.windows) {
            long end = times.endOf(window.startMillis());
            next =
                    Math.min(
                            next,
                            sensor.isPast(end) ? times.forgottenAt(window.startMillis()) : end);
        }
        return next;
    }

    /**
     * Late readings come by the thousand when a device sends what it kept. Their windows are
     * gathered, too, and closed when the late readings have gone on, forwards or backwards.
     */
    private boolean isFar(LiveWindow window, long eventTimeMillis) {
        long start = window.startMillis();
        return times.endOf(start) + times.outOfOrderness() <= eventTimeMillis
                || start - times.outOfOrderness() > eventTimeMillis;
    }

    /** Closes, in their order, those of the windows that end at the watermark. */
    private void closeIf(LiveSensor sensor, Predicate<LiveWindow> condition) throws Exception {
        Iterator<LiveWindow> windows = sensor.windows.iterator();
        while (windows.hasNext()) {
            LiveWindow window = windows.next();
            if (sensor.isPast(times.endOf(window.startMillis())) && condition.test(window)) {
                windows.remove();
                close(window, sensor);
            }
        }
    }

    private void close(LiveWindow window, LiveSensor sensor) throws Exception {
        sensor.readings -= window.readings();
        if (!window.hasBeenEmitted()) {
            sensor.closed.add(window.startMillis());
            sensor.dueNoLaterThan(times.forgottenAt(sensor.closed.oldest()));
            metrics.windowClosed();
        }
        if (!window.isSummarised()) {
            window.summarise();
            output.accept(summaries.of(sensor.parts, window));
        }
        if (!window.isSaved()) {
            state.windowsOf(sensor).put(window.startMillis(), window.save());
        }
    }
}
