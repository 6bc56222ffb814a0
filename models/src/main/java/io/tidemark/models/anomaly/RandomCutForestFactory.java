package io.tidemark.models.anomaly;

/**
 * Makes {@link RandomCutForestDetector}s.
 *
 * <p>The settings below belong to the detector's surroundings, not to what it learns: a restored
 * detector goes by those of the factory that restores it.
 */
public final class RandomCutForestFactory implements DetectorFactory {

    private static final long serialVersionUID = 1L;

    private final int warmUpReadings;
    private final int holdDownReadings;
    private final double thresholdDeviations;

    /**
     * @param warmUpReadings readings of a sensor that are learnt before the first is reported,
     *     &gt;= 0
     * @param holdDownReadings readings after a report during which nothing is reported, &gt;= 0
     * @param thresholdDeviations distance of the threshold from the mean score, in standard
     *     deviations of the score, &gt; 0
     * @throws IllegalArgumentException if a value is out of its range
     */
    public RandomCutForestFactory(
            int warmUpReadings, int holdDownReadings, double thresholdDeviations) {
        require(warmUpReadings >= 0, "warmUpReadings", warmUpReadings, ">= 0");
        require(holdDownReadings >= 0, "holdDownReadings", holdDownReadings, ">= 0");
        require(thresholdDeviations > 0, "thresholdDeviations", thresholdDeviations, "> 0");
        this.warmUpReadings = warmUpReadings;
        this.holdDownReadings = holdDownReadings;
        this.thresholdDeviations = thresholdDeviations;
    }

    @Override
    public String detector() {
        return "random-cut-forest";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Detector create(String series) {
        // String.hashCode is fixed by the Java language, so that runs repeat.
        return RandomCutForestDetector.untrained(this, series.hashCode());
    }

    @Override
    public Detector restore(byte[] snapshot) {
        return RandomCutForestDetector.restored(this, ForestSnapshot.decode(snapshot));
    }

    int warmUpReadings() {
        return warmUpReadings;
    }

    int holdDownReadings() {
        return holdDownReadings;
    }

    double thresholdDeviations() {
        return thresholdDeviations;
    }

    private static void require(boolean fulfilled, String name, Number value, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
