package io.tidemark.models.anomaly;

/**
 * Makes {@link RandomCutForestDetector}s.
 *
 * <p>The settings below belong to the detector's surroundings, not to what it learns: a restored
 * detector goes by those of the factory that restores it.
 */
public final class RandomCutForestFactory implements DetectorFactory {

    private static final long serialVersionUID = 1L;

    private final long seed;
    private final int warmUpReadings;
    private final double thresholdDeviations;

    /**
     * @param seed of what is random, mixed with each sensor's name
     * @param warmUpReadings readings of a sensor that are learnt before the first can be abnormal,
     *     &gt;= 0
     * @param thresholdDeviations distance of the threshold from the mean score, in standard
     *     deviations of the score, &gt; 0
     * @throws IllegalArgumentException if a value is out of its range
     */
    public RandomCutForestFactory(long seed, int warmUpReadings, double thresholdDeviations) {
        DetectorSettings.requireWarmUp(warmUpReadings);
        DetectorSettings.requireDeviations(thresholdDeviations);
        this.seed = seed;
        this.warmUpReadings = warmUpReadings;
        this.thresholdDeviations = thresholdDeviations;
    }

    @Override
    public String detector() {
        return "random-cut-forest";
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public Detector create(String series) {
        // String.hashCode is fixed by the Java language, so that runs repeat.
        return RandomCutForestDetector.untrained(this, 31 * seed + series.hashCode());
    }

    @Override
    public Detector restore(byte[] snapshot) {
        return RandomCutForestDetector.restored(this, ForestSnapshot.decode(snapshot));
    }

    int warmUpReadings() {
        return warmUpReadings;
    }

    double thresholdDeviations() {
        return thresholdDeviations;
    }
}
