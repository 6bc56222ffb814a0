package io.tidemark.models.anomaly;

import java.time.Duration;

/** Spans of time for people. */
final class Spans {

    private Spans() {}

    /** Rounded down, in its two largest units: 45 s, 5 min, 1 h 30 min, 3 d 4 h. */
    static String words(Duration span) {
        long seconds = span.getSeconds();
        if (seconds < 1) {
            return span.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        String words = large + " " + largeUnit;
        return small == 0 ? words : words + " " + small + " " + smallUnit;
    }
}
