package io.tidemark.models.anomaly;

/** Makes {@link RobustStatisticsDetector}s. */
public final class RobustStatisticsFactory implements DetectorFactory {

    private static final long serialVersionUID = 1L;

    private final int warmUpReadings;
    private final double thresholdDeviations;

    /**
     * @param warmUpReadings readings of a sensor that are learnt before the first can be abnormal,
     *     &gt;= 0
     * @param thresholdDeviations distance of the threshold from the mean score, in standard
     *     deviations of the score, &gt; 0
     * @throws IllegalArgumentException if a value is out of its range
     */
    public RobustStatisticsFactory(int warmUpReadings, double thresholdDeviations) {
        DetectorSettings.requireWarmUp(warmUpReadings);
        DetectorSettings.requireDeviations(thresholdDeviations);
        this.warmUpReadings = warmUpReadings;
        this.thresholdDeviations = thresholdDeviations;
    }

    @Override
    public String detector() {
        return "robust-statistics";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Detector create(String series) {
        return RobustStatisticsDetector.untrained(this);
    }

    @Override
    public Detector restore(byte[] snapshot) {
        return RobustStatisticsDetector.restored(this, snapshot);
    }

    int warmUpReadings() {
        return warmUpReadings;
    }

    double thresholdDeviations() {
        return thresholdDeviations;
    }
}
