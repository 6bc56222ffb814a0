package io.tidemark.models.failure;

import java.util.Set;

/**
 * What a model is to foresee, and how it is trained. Spans of time are in the unit of the model:
 * cycles, or seconds. Immutable; each {@code with} method gives a changed copy.
 */
public final class TrainingSettings {

    private final String name;
    private final String version;
    private final long stepMillis;
    private final double cap;
    private final double horizon;
    private final double coverage;
    private final Set<String> operatingConditions;
    private final long seed;

    private TrainingSettings(
            String name,
            String version,
            long stepMillis,
            double cap,
            double horizon,
            double coverage,
            Set<String> operatingConditions,
            long seed) {
        this.name = requireText(name, "name");
        this.version = requireText(version, "version");
        this.stepMillis = stepMillis;
        this.cap = requirePositive(cap, "cap");
        this.horizon = requirePositive(horizon, "horizon");
        this.coverage = coverage;
        this.operatingConditions = Set.copyOf(operatingConditions);
        this.seed = seed;
    }

    /**
     * A model that counts in cycles: each step is one, whatever its time. Cap 125 cycles, horizon
     * 30 cycles, coverage 0.9, no operating conditions, seed 0.
     *
     * @param name of the model, 1 to 200 characters
     * @param version of the model, 1 to 200 characters
     */
    public static TrainingSettings cycles(String name, String version) {
        return new TrainingSettings(name, version, 0, 125, 30, 0.9, Set.of(), 0);
    }

    /**
     * A model that counts in seconds and looks at means over steps of an equal length. Cap 125
     * steps, horizon 30 steps, coverage 0.9, no operating conditions, seed 0.
     *
     * @param name of the model, 1 to 200 characters
     * @param version of the model, 1 to 200 characters
     * @param stepMillis length of a step, milliseconds, &gt; 0
     * @throws IllegalArgumentException if the length is not above 0
     */
    public static TrainingSettings time(String name, String version, long stepMillis) {
        if (stepMillis <= 0) {
            throw new IllegalArgumentException("step is " + stepMillis + " ms, expected above 0");
        }
        double seconds = stepMillis / 1000.0;
        return new TrainingSettings(
                name, version, stepMillis, 125 * seconds, 30 * seconds, 0.9, Set.of(), 0);
    }

    /** Longest remaining life that the model tells apart. */
    public TrainingSettings withCap(double longest) {
        return new TrainingSettings(
                name, version, stepMillis, longest, horizon, coverage, operatingConditions, seed);
    }

    /** Span ahead that the failure probability is about. */
    public TrainingSettings withHorizon(double ahead) {
        return new TrainingSettings(
                name, version, stepMillis, cap, ahead, coverage, operatingConditions, seed);
    }

    /**
     * Share of intervals that are to hold the truth.
     *
     * @param share 0.5 to 0.99
     */
    public TrainingSettings withCoverage(double share) {
        if (!(share >= 0.5 && share <= 0.99)) {
            throw new IllegalArgumentException("coverage is " + share + ", expected 0.5 to 0.99");
        }
        return new TrainingSettings(
                name, version, stepMillis, cap, horizon, share, operatingConditions, seed);
    }

    /** Names of sensors that tell how the machine is run, such as load, rather than its health. */
    public TrainingSettings withOperatingConditions(Set<String> sensors) {
        return new TrainingSettings(
                name, version, stepMillis, cap, horizon, coverage, sensors, seed);
    }

    /** Whatever is random in the training follows from this number. */
    public TrainingSettings withSeed(long newSeed) {
        return new TrainingSettings(
                name, version, stepMillis, cap, horizon, coverage, operatingConditions, newSeed);
    }

    /** Name of the model. */
    public String name() {
        return name;
    }

    /** Version of the model. */
    public String version() {
        return version;
    }

    /** Length of a step, milliseconds; 0 if the model counts in cycles. */
    public long stepMillis() {
        return stepMillis;
    }

    /** As {@link #withCap}. */
    public double cap() {
        return cap;
    }

    /** As {@link #withHorizon}. */
    public double horizon() {
        return horizon;
    }

    /** As {@link #withCoverage}. */
    public double coverage() {
        return coverage;
    }

    /** As {@link #withOperatingConditions}. */
    public Set<String> operatingConditions() {
        return operatingConditions;
    }

    /** As {@link #withSeed}. */
    public long seed() {
        return seed;
    }

    /** Length of a step in the model's unit: 1 cycle, or so many seconds. */
    double unitsPerStep() {
        return stepMillis == 0 ? 1 : stepMillis / 1000.0;
    }

    /** A span in the model's unit as steps. */
    double stepsOf(double span) {
        return span / unitsPerStep();
    }

    private static String requireText(String text, String what) {
        if (text.isBlank() || text.length() > 200) {
            throw new IllegalArgumentException(
                    "the " + what + " of a model has 1 to 200 characters, got '" + text + "'");
        }
        return text;
    }

    private static double requirePositive(double span, String what) {
        if (!(span > 0 && Double.isFinite(span))) {
            throw new IllegalArgumentException(what + " is " + span + ", expected above 0");
        }
        return span;
    }
}
