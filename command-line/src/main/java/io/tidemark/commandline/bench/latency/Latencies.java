package io.tidemark.commandline.bench.latency;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collection;
import java.util.List;

/**
 * How long it took from readings to their records.
 *
 * @param published readings that were anomalies
 * @param found of them, those whose record came
 * @param p50Millis the least that half of those found took no longer than; 0 if none was found
 * @param p99Millis the same for 99 of 100
 * @param maximumMillis the longest
 */
@JsonPropertyOrder({"published", "found", "p50Millis", "p99Millis", "maximumMillis"})
public record Latencies(
        int published, int found, long p50Millis, long p99Millis, long maximumMillis) {

    private static final double ALL = 100;

    static Latencies of(int published, Collection<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return new Latencies(
                published,
                sorted.size(),
                percentile(sorted, 50),
                percentile(sorted, 99),
                percentile(sorted, 100));
    }

    /** By the nearest rank. */
    private static long percentile(List<Long> sorted, double percent) {
        int rank = (int) Math.ceil(percent / ALL * sorted.size());
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(1, rank) - 1);
    }
}
