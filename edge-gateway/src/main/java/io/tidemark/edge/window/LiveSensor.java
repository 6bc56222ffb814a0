package io.tidemark.edge.window;

import io.tidemark.edge.reading.Series;
import java.util.ArrayList;
import java.util.List;

/** One sensor in memory: its clock and those of its windows that wait to be emitted. */
final class LiveSensor {

    static final long NEVER = Long.MAX_VALUE;

    private static final long SENSOR_BYTES = 600;
    private static final long WINDOW_BYTES = 300;
    private static final long READING_BYTES = 20;

    final String series;
    final Series parts;

    /** The windows that wait to be emitted, by their start. */
    final List<LiveWindow> windows = new ArrayList<>(4);

    final ClosedWindows closed;

    /** Event time before which no reading is waited for; never goes back. */
    long watermarkMillis = Long.MIN_VALUE;

    /** Watermark at which a window is to be closed or forgotten next. */
    long nextDueMillis = NEVER;

    /** When the last reading came, listening time. */
    long seenAtMillis;

    /** When the sensor's timer fires, listening time. */
    long timerAtMillis = NEVER;

    /** Whether state has all of it. */
    boolean saved;

    /** Readings of all windows in memory. */
    long readings;

    /** What the cache takes it for. */
    long accountedBytes;

    LiveSensor(String series, ClosedWindows closed) {
        this.series = series;
        this.parts = Series.of(series);
        this.closed = closed;
    }

    /** Whether every reading before the time has come or is no longer waited for. */
    boolean isPast(long eventTimeMillis) {
        return watermarkMillis >= eventTimeMillis;
    }

    /** Null if it is not in memory. */
    LiveWindow find(long startMillis) {
        // The newest windows get most of the readings.
        for (int i = windows.size() - 1; i >= 0; i--) {
            LiveWindow window = windows.get(i);
            if (window.startMillis() == startMillis) {
                return window;
            }
            if (window.startMillis() < startMillis) {
                return null;
            }
        }
        return null;
    }

    void hold(LiveWindow window) {
        int index = windows.size();
        while (index > 0 && windows.get(index - 1).startMillis() > window.startMillis()) {
            index--;
        }
        windows.add(index, window);
        readings += window.readings();
    }

    void dueNoLaterThan(long dueMillis) {
        nextDueMillis = Math.min(nextDueMillis, dueMillis);
    }

    /** About what it takes in memory. */
    long bytes() {
        return SENSOR_BYTES + WINDOW_BYTES * windows.size() + READING_BYTES * readings;
    }
}
