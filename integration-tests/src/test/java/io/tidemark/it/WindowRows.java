package io.tidemark.it;

import java.util.function.BiPredicate;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** How rows of windows are compared. */
final class WindowRows {

    private static final double RELATIVE = 1e-9;
    private static final BiPredicate<Double, Double> CLOSE =
            (one, other) -> Math.abs(one - other) <= RELATIVE * Math.max(1, Math.abs(other));

    /**
     * Counts, times and picked values to the last bit; sums by the same reading set differ by
     * rounding only.
     */
    static final RecursiveComparisonConfiguration WITHIN_ROUNDING =
            RecursiveComparisonConfiguration.builder()
                    .withEqualsForFields(CLOSE, "mean", "standardDeviation")
                    .build();

    private WindowRows() {}
}
