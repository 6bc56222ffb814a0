package io.tidemark.models.anomaly;

/**
 * Scores each value by {@link IsolationScore} against a {@link ValueSummary} of less than a
 * kilobyte, and the score by {@link UsualScores}. Nothing in it is random.
 */
final class RobustStatisticsDetector implements Detector {

    private final RobustStatisticsFactory settings;
    private final UsualReadings usual;

    RobustStatisticsDetector(RobustStatisticsFactory settings, UsualReadings usual) {
        this.settings = settings;
        this.usual = usual;
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
