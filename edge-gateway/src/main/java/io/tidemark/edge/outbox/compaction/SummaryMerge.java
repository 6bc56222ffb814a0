package io.tidemark.edge.outbox.compaction;

import io.tidemark.events.WindowSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Merges summaries of one sensor into the summary of a longer window, as if it had been computed
 * from their readings. Mean and deviation follow T. F. Chan, G. H. Golub and R. J. LeVeque,
 * "Updating formulae and a pairwise algorithm for computing sample variances", COMPSTAT 1982: with
 * d the distance of the means, M = M1 + M2 + d² n1 n2 / (n1 + n2).
 */
final class SummaryMerge {

    private SummaryMerge() {}

    /**
     * The summary of the window, revision 0.
     *
     * @param parts one summary a window, of disjoint windows within the long one; at least one
     * @param startMillis start of the long window, inclusive, milliseconds since the epoch
     * @param endMillis end of the long window, exclusive
     */
    static WindowSummary merge(List<WindowSummary> parts, long startMillis, long endMillis) {
        List<WindowSummary> ascending =
                parts.stream().sorted(Comparator.comparing(WindowSummary::getWindowStart)).toList();
        WindowSummary newest = ascending.get(ascending.size() - 1);
        long count = 0;
        double mean = 0;
        double squaredDeviations = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (WindowSummary part : ascending) {
            long both = count + part.getCount();
            double distance = part.getMean() - mean;
            double deviation = part.getStandardDeviation();
            squaredDeviations +=
                    deviation * deviation * part.getCount()
                            + distance * distance * count * part.getCount() / both;
            mean += distance * part.getCount() / both;
            count = both;
            min = Math.min(min, part.getMin());
            max = Math.max(max, part.getMax());
        }
        return WindowSummary.newBuilder(newest)
                .setWindowStart(Instant.ofEpochMilli(startMillis))
                .setWindowEnd(Instant.ofEpochMilli(endMillis))
                .setRevision(0)
                .setCount(count)
                .setMean(mean)
                .setMin(min)
                .setMax(max)
                .setStandardDeviation(Math.sqrt(squaredDeviations / count))
                .build();
    }
}
