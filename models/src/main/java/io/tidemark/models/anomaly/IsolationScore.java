package io.tidemark.models.anomaly;

/**
 * How easily random cuts would part a value from what a sensor usually has: what a random cut
 * forest (Guha et al., "Robust Random Cut Forest Based Anomaly Detection On Streams", ICML 2016)
 * estimates with many trees, here in one dimension and worked out exactly.
 *
 * <p>A cut falls anywhere in the range that is left with the same probability. Going outward from
 * the value, the gap before a sampled neighbour is cut before all nearer ones with the probability
 * (length of the gap) / (distance from the value to the far end of the gap), and each such cut is
 * one step of the value's depth. A bin of weight w is in a tree's sample of m readings out of n
 * with the probability 1 - exp(-m w / n).
 */
final class IsolationScore {

    /** Readings that a tree would hold. */
    private static final double SAMPLE = 256;

    private IsolationScore() {}

    /**
     * The score of a value against the summary of those before it, &gt;= 0, finite: the depth of a
     * balanced tree over the value's own; 0 if nothing was learnt.
     */
    static double of(ValueSummary summary, double value) {
        if (summary.bins() == 0) {
            return 0;
        }
        double limited = ValueSummary.limited(value);
        double sample = Math.min(SAMPLE, summary.weight());
        double perWeight = sample / summary.weight();
        int at = summary.find(value);
        boolean known = at >= 0;
        int above = known ? at + 1 : -at - 1;
        int below = known ? at - 1 : -at - 2;
        double depth =
                depthAbove(summary, above, limited, perWeight)
                        + depthBelow(summary, below, limited, perWeight);
        double balanced = log2(sample + 1);
        double unknownScore = balanced / Math.max(1, depth);
        if (!known) {
            return unknownScore;
        }
        double mass = summary.weight(at) * perWeight;
        double share = Math.min(1, mass / sample);
        double knownScore = (1 - share / 2) * balanced / (depth + log2(mass + 1));
        double sampled = sampled(mass);
        return Math.min(unknownScore, sampled * knownScore + (1 - sampled) * unknownScore);
    }

    private static double depthAbove(
            ValueSummary summary, int from, double value, double perWeight) {
        double depth = 0;
        double expectedNearer = value;
        for (int i = from; i < summary.bins(); i++) {
            double bin = summary.value(i);
            double sampled = sampled(summary.weight(i) * perWeight);
            depth += sampled * ((bin - expectedNearer) / (bin - value));
            expectedNearer += sampled * (bin - expectedNearer);
        }
        return depth;
    }

    private static double depthBelow(
            ValueSummary summary, int from, double value, double perWeight) {
        double depth = 0;
        double expectedNearer = value;
        for (int i = from; i >= 0; i--) {
            double bin = summary.value(i);
            double sampled = sampled(summary.weight(i) * perWeight);
            depth += sampled * ((expectedNearer - bin) / (value - bin));
            expectedNearer -= sampled * (expectedNearer - bin);
        }
        return depth;
    }

    /** 1 - exp(-mass), to within 0.03, for a tenth of the time. */
    private static double sampled(double mass) {
        return 1 - 1 / (1 + mass * (1 + mass / 2 * (1 + mass / 3)));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
