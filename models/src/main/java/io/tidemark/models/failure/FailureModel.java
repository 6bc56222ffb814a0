package io.tidemark.models.failure;

import java.util.List;
import java.util.Map;

/** What was learnt of the machines of one kind. Immutable, and safe to share between threads. */
public final class FailureModel {

    private FailureModel() {}

    /** Name of the model. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Version of the model. */
    public String version() {
        throw new UnsupportedOperationException();
    }

    /** Version of the features that it was trained on. */
    public int featureVersion() {
        throw new UnsupportedOperationException();
    }

    /** Names of the sensors that it looks at, sorted. */
    public List<String> sensors() {
        throw new UnsupportedOperationException();
    }

    /** Length of a step, milliseconds; 0 if the model counts in cycles. */
    public long stepMillis() {
        throw new UnsupportedOperationException();
    }

    /** Longest remaining life that it tells apart, in its unit: cycles, or seconds. */
    public double cap() {
        throw new UnsupportedOperationException();
    }

    /** Span ahead that the failure probability is about, in its unit. */
    public double horizon() {
        throw new UnsupportedOperationException();
    }

    /** Share of intervals that hold the truth, as calibrated. */
    public double coverage() {
        throw new UnsupportedOperationException();
    }

    /** What cross-validation over whole machines measured, by name; see docs/evaluation.md. */
    public Map<String, Double> metrics() {
        throw new UnsupportedOperationException();
    }
}
