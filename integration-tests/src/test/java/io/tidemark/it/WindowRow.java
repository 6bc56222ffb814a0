package io.tidemark.it;

/** What analysts see of one window; times in milliseconds since the epoch. */
public record WindowRow(
        String machine,
        String sensor,
        long windowStartMillis,
        long windowEndMillis,
        long count,
        double mean,
        double min,
        double max,
        double standardDeviation,
        double last) {}
