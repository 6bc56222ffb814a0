package io.tidemark.models.anomaly;

/**
 * Scores each value by {@link IsolationScore} against a {@link ValueSummary} of less than a
 * kilobyte, and the score by {@link UsualScores}. Nothing in it is random.
 */
final class RobustStatisticsDetector implements Detector {

    /** Ordinary scores are around 1; the one with the best result on labelled series. */
    private static final double MINIMUM_THRESHOLD = 1.8;

    private final RobustStatisticsFactory settings;
    private final UsualReadings usual;

    private RobustStatisticsDetector(RobustStatisticsFactory settings, UsualReadings usual) {
        this.settings = settings;
        this.usual = usual;
    }

    static RobustStatisticsDetector untrained(RobustStatisticsFactory settings) {
        return new RobustStatisticsDetector(settings, new UsualReadings(MINIMUM_THRESHOLD));
    }

    static RobustStatisticsDetector restored(RobustStatisticsFactory settings, byte[] snapshot) {
        return new RobustStatisticsDetector(
                settings, UsualReadings.decode(snapshot, MINIMUM_THRESHOLD));
    }

    @Override
    public Verdict judge(long eventTimeMillis, double value) {
        DetectorSettings.requireFinite(value);
        return usual.judge(
                IsolationScore.of(usual.values(), value),
                value,
                settings.warmUpReadings(),
                settings.thresholdDeviations());
    }

    @Override
    public byte[] snapshot() {
        return usual.encode();
    }
}
